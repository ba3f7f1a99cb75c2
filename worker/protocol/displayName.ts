export const DISPLAY_NAME_MAX = 48;

/**
 * What others see of a person: NFKC, without control, bidirectional or zero-width characters, single spaces, 1 to 48
 * code points. Null where nothing readable is left or it is too long.
 */
export function cleanDisplayName(input: string): string | null {
  const name = input
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const length = [...name].length;
  return length >= 1 && length <= DISPLAY_NAME_MAX && /[\p{L}\p{N}\p{S}\p{P}]/u.test(name) ? name : null;
}
