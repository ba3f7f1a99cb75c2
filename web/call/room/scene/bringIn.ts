import { exchanged } from './keepOrder.ts';
import type { TileKey } from './tileKey.ts';
import { heardAt, staysSeen, type Voices } from './voices.ts';

/**
 * Who should be seen but is off the page exchanges slots with whoever on it has been silent for longest. Nobody on the
 * page moves but those who give way; and those do not who are `fixed`, speak, or have just spoken.
 */
export function bringIn(
  order: readonly TileKey[],
  page: readonly TileKey[],
  wanted: readonly TileKey[],
  fixed: ReadonlySet<TileKey>,
  voices: Voices,
  now: number,
): readonly TileKey[] {
  const shown = new Set(page);
  // The last ones first: of those who have been silent alike, they give way.
  const giving = page
    .filter((key) => !fixed.has(key) && !wanted.includes(key) && !staysSeen(voices, key, now))
    .toReversed()
    .toSorted((a, b) => heardAt(voices, a) - heardAt(voices, b));
  return wanted
    .filter((key) => !shown.has(key) && order.includes(key))
    .reduce((now, key) => {
      const gives = giving.shift();
      return gives === undefined ? now : exchanged(now, key, gives);
    }, order);
}
