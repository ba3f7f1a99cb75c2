import type { ErrorCode } from './errors.ts';

export const NAME_MIN = 3;
export const NAME_MAX = 100;

/** First path segments that are not meetings. */
const RESERVED = new Set(['api', 'rtc', 'assets', 'twirp', 'favicon', 'robots', 'manifest', 'index', 'fleet']);

export type NameProblem = Extract<ErrorCode, `name_${string}`>;
export type NameResult = { ok: true; name: string } | { ok: false; code: NameProblem };

/** One spelling for one meeting: NFKC, lower case after full case folding, runs of anything that separates as one hyphen. */
function fold(input: string): string {
  return input
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/[\s_\p{Pd}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/**
 * The canonical form of a meeting's name: 3 to 100 code points, letters, marks and digits of any script, single hyphens.
 * Idempotent. The result is the path of the meeting's page and the name of its object.
 */
export function normaliseName(input: string): NameResult {
  // Folding can open a new composition or fold, so go on until it rests; two rounds are the most seen.
  let name = fold(input.slice(0, 1000));
  for (let next = fold(name); next !== name; next = fold(name)) name = next;
  const length = [...name].length;
  if (!/^[\p{L}\p{M}\p{N}-]*$/u.test(name)) return { ok: false, code: 'name_characters' };
  if (length < NAME_MIN) return { ok: false, code: 'name_too_short' };
  if (length > NAME_MAX) return { ok: false, code: 'name_too_long' };
  if (RESERVED.has(name)) return { ok: false, code: 'name_reserved' };
  return { ok: true, name };
}

/** Whether a stranger could hit on this name: advice, never a refusal. The random names have 20 characters and more. */
export function isGuessable(name: string): boolean {
  return [...name].length < 12;
}
