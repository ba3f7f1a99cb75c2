/** How many meetings have so many people. */
export interface SizeGroup {
  /** "1", "3–5", "26+". */
  label: string;
  meetings: number;
}

/** The least number of people in each group. */
const STARTS = [1, 2, 3, 6, 11, 26];

/** Meetings by their size. The groups are always the same ones, so that nothing jumps; empty rooms have none. */
export function sizeGroups(sizes: readonly number[]): SizeGroup[] {
  return STARTS.map((from, i) => {
    const next = STARTS[i + 1] ?? Infinity;
    const label = next === Infinity ? `${from}+` : next === from + 1 ? String(from) : `${from}–${next - 1}`;
    return { label, meetings: sizes.filter((size) => size >= from && size < next).length };
  });
}
