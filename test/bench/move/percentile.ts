/** The smallest value that at least `part` of all values do not exceed (nearest rank). 0 < part ≤ 1. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.ceil(sorted.length * part) - 1];
  if (value === undefined) throw new Error('No values, no percentile.');
  return value;
}
