import { effect, type ReadonlySignal } from '@preact/signals';
import type { Participant } from '../../call/Meeting.ts';
import type { Melody } from '../sound/playNotes.ts';

/** Of two notes, upwards and downwards. */
const COMES: Melody = { notes: [523, 659], apart: 0.09, length: 0.35 };
const GOES: Melody = { notes: [523, 392], apart: 0.09, length: 0.35 };
/** In a larger meeting somebody comes or goes all the time. */
const MOST = 20;

/**
 * A soft sound when somebody comes or goes, from the next change on. Who takes another seat in the same turn has not gone.
 * Answers the function that ends it.
 */
export function comingAndGoing(
  people: ReadonlySignal<readonly Participant[]>,
  wanted: ReadonlySignal<boolean>,
  play: (melody: Melody) => void,
): () => void {
  let before: ReadonlySet<string> | null = null;
  return effect(() => {
    const now = new Set(people.value.filter(({ self }) => !self).map(({ seat }) => seat));
    const known = before;
    before = now;
    if (!known || !wanted.value || people.value.length > MOST) return;
    if ([...now].some((seat) => !known.has(seat))) play(COMES);
    else if ([...known].some((seat) => !now.has(seat))) play(GOES);
  });
}
