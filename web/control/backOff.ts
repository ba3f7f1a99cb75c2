const FIRST_MS = 300;
const LONGEST_MS = 8_000;

/**
 * Milliseconds to wait before the next attempt, after `failures` in a row: exponential with full jitter, so that all who
 * lost the same server do not come back in the same instant. `chance`: 0 ≤ x < 1.
 */
export function backOff(failures: number, chance: number): number {
  return chance * Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
}
