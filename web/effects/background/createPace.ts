/** Milliseconds of work a frame beyond which there are fewer than some ten pictures a second beside everything else. */
const TOO_LONG_MS = 45;
/** And below which it is said to be well again. */
const WELL_MS = 35;
/** Judged over this long, and this many pictures at least. */
const WINDOW_MS = 5_000;
const LEAST = 10;

/** Told how long each picture has taken and when (both milliseconds), answers whether the machine is too slow for this. */
export function createPace(): (took: number, now: number) => boolean {
  let slow = false;
  let since: number | null = null;
  let sum = 0;
  let count = 0;
  return (took, now) => {
    since ??= now;
    sum += took;
    count += 1;
    if (now - since < WINDOW_MS || count < LEAST) return slow;
    slow = sum / count > (slow ? WELL_MS : TOO_LONG_MS);
    since = now;
    sum = count = 0;
    return slow;
  };
}
