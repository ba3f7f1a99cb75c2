import type { Tally, Why } from './tally.ts';

/** Upper bounds in seconds, as Prometheus counts (each bucket holds all that is not above it). */
export const BUCKETS_S = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

export interface Histogram {
  /** One for each bound, and one for all. */
  readonly counts: readonly number[];
  /** Seconds. */
  readonly sum: number;
}

/** What all isolates have tallied since the Fleet object came to life; Prometheus knows that counters begin anew. */
export interface Counters {
  readonly joins: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly places: Readonly<Record<Why, Histogram>>;
}

const EMPTY: Histogram = { counts: [...BUCKETS_S.map(() => 0), 0], sum: 0 };
export const NO_COUNTERS: Counters = { joins: 0, refusals: {}, places: { opened: EMPTY, planned: EMPTY, lost: EMPTY } };

export function count(counters: Counters, tally: Tally): Counters {
  const refusals = { ...counters.refusals };
  for (const [code, more] of Object.entries(tally.refusals)) refusals[code] = (refusals[code] ?? 0) + more;
  const { opened, planned, lost } = counters.places;
  return {
    joins: counters.joins + tally.joins,
    refusals,
    places: {
      opened: tally.places.opened.reduce(observe, opened),
      planned: tally.places.planned.reduce(observe, planned),
      lost: tally.places.lost.reduce(observe, lost),
    },
  };
}

function observe({ counts, sum }: Histogram, ms: number): Histogram {
  const seconds = ms / 1_000;
  return {
    counts: counts.map((n, i) => (seconds <= (BUCKETS_S[i] ?? Infinity) ? n + 1 : n)),
    sum: sum + seconds,
  };
}
