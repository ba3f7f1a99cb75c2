/** What was placed at a site within a few seconds. */
export interface Reservation {
  readonly site: string;
  /** Packets per second that it will bring. */
  readonly load: number;
  /** When the first of it was placed, ms. */
  readonly at: number;
}

/**
 * From being placed until a meeting has most of its people (15 s on average, assumed) and a poll, a rate over 5 s and a
 * snapshot have shown them, ms. The simulation tells no difference between 15 s and 30 s (docs/FLEET.md).
 */
const GROWN = 30_000;
/** What comes to one site within this time (ms) is one entry, so that the list has at most seven for each site. */
const STEP = 5_000;

/** The list with what has just been placed, and without what is not to be remembered any more. */
export function reserve(list: readonly Reservation[], site: string, load: number, now: number): readonly Reservation[] {
  const kept = list.filter((entry) => now - entry.at < GROWN && entry.at - now < STEP);
  const index = kept.findIndex((entry) => entry.site === site && Math.abs(now - entry.at) < STEP);
  const entry = kept[index];
  if (!entry) return [...kept, { site, load, at: now }];
  return kept.with(index, { ...entry, load: entry.load + load });
}

/**
 * What is reserved at each site beside the loads known at `now`, in packets per second. All of it at first: a room has
 * just been made and its people are yet to come. Then evenly less, as they come and the next polls see them. Dropped
 * when the next poll is in, it would be forgotten while its people still arrive.
 */
export function reservedAt(list: readonly Reservation[], now: number): Map<string, number> {
  const reserved = new Map<string, number>();
  for (const { site, load, at } of list) {
    const toCome = Math.min(1, 1 - (now - at) / GROWN);
    if (toCome > 0) reserved.set(site, (reserved.get(site) ?? 0) + load * toCome);
  }
  return reserved;
}
