/** What the operator's counters count. No names, nobody's address. */
export interface Tally {
  /** Seats that were let in; a seat taken again counts, too. */
  readonly joins: number;
  /** By error code. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Milliseconds that finding a place took: for a new meeting, a planned move, a lost one. */
  readonly places: Readonly<Record<Why, readonly number[]>>;
}
export type Why = 'opened' | 'planned' | 'lost';

export const NO_TALLY: Tally = { joins: 0, refusals: {}, places: { opened: [], planned: [], lost: [] } };

export const withJoin = (tally: Tally): Tally => ({ ...tally, joins: tally.joins + 1 });

export const withRefusal = (tally: Tally, code: string, count = 1): Tally => ({
  ...tally,
  refusals: { ...tally.refusals, [code]: (tally.refusals[code] ?? 0) + count },
});

export const withPlace = (tally: Tally, why: Why, ms: number): Tally => ({
  ...tally,
  places: { ...tally.places, [why]: [...tally.places[why], ms] },
});
