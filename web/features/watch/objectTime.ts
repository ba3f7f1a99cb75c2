/** One question for the object's clock, in milliseconds: asked and answered by a clock of ours, what the object's said between. */
export interface Sample {
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly said: number;
}

/** Samples that are worth remembering: the fastest is believed, and of these each is as old as a clock may drift unseen. */
const MOST = 12;
/** Milliseconds by which two answers of one clock may contradict each other, as clocks tick in whole milliseconds and drift. */
const SLACK = 10;

const roundTrip = ({ askedAt, answeredAt }: Sample) => answeredAt - askedAt;

/**
 * A further sample. The true offset lies between those of an answer that took its whole time on the way there, or on the way
 * back; one that contradicts the fastest is of another clock, as when the object has moved to another machine, and begins anew.
 */
export function withSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const best = fastest(samples);
  const agree =
    best === null ||
    (next.said - next.answeredAt <= best.said - best.askedAt + SLACK &&
      best.said - best.answeredAt <= next.said - next.askedAt + SLACK);
  return agree ? [...samples, next].slice(-MOST) : [next];
}

/** What to add to our clock for the object's, by the fastest sample: half of its way there, half of it back. Null: not known yet. */
export function offsetOf(samples: readonly Sample[]): number | null {
  const best = fastest(samples);
  return best && best.said - (best.askedAt + best.answeredAt) / 2;
}

function fastest(samples: readonly Sample[]): Sample | null {
  return samples.reduce<Sample | null>(
    (best, sample) => (best === null || roundTrip(sample) < roundTrip(best) ? sample : best),
    null,
  );
}
