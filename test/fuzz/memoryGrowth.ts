import { median } from '../bench/median.ts';

/**
 * Megabytes that memory may differ by while it stays the same: between two collections of V8's. Over 20,000 messages it
 * would take some 6 kB of each to grow by so much.
 */
export const SAME_MB = 64;

/** Of samples in order: by how much the last quarter lies above the second, once all is warm. Medians. */
export function memoryGrowth(samples: readonly number[]): number {
  const quarter = (n: number) =>
    median(samples.slice(Math.floor((samples.length * n) / 4), Math.ceil((samples.length * (n + 1)) / 4)));
  return quarter(3) - quarter(1);
}
