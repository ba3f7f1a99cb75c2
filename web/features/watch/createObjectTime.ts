import { effect, signal } from '@preact/signals';
import type { Meeting } from '../../call/Meeting.ts';
import { readWatch } from '../../../worker/protocol/watch.ts';
import { offsetOf, withSample, type Sample } from './objectTime.ts';

/**
 * Milliseconds from one question to the next: at first so that the film can begin, then some when the page has come to rest,
 * which makes them faster and so truer, then against drift.
 */
const PAUSES = [150, 150, 150, 150, 500, 500, 1_000, 1_000, 1_000, 2_000];
const LATER = 20_000;

export interface ObjectTime {
  /** Milliseconds by the object's clock; null: not known yet. Read inside an effect, it follows only from unknown to known. */
  now(): number | null;
  dispose(): void;
}

/**
 * The object's clock, as long as something is watched. Ours is one that nobody sets (`local`), so it may be wrong by hours.
 * `later`: calls after so many milliseconds, and answers what prevents it.
 */
export function createObjectTime(
  meeting: Pick<Meeting, 'act' | 'watch' | 'online'>,
  local: () => number = () => performance.now(),
  later = laterBy,
): ObjectTime {
  let samples: readonly Sample[] = [];
  const offset = signal<number | null>(null);
  let asked = 0;
  let cancel = () => {};

  function ask(): void {
    if (meeting.online.peek()) void meeting.act({ type: 'watch', ask: { do: 'time', sent: local() } });
    cancel = later(PAUSES[asked++] ?? LATER, ask);
  }

  // What was told before anything was asked answers somebody else's question.
  const before = meeting.watch.peek();
  const endHearing = effect(() => {
    const told = meeting.watch.value === before ? null : readWatch(meeting.watch.value);
    if (told?.now === undefined || told.sent === undefined) return;
    samples = withSample(samples, { askedAt: told.sent, answeredAt: local(), said: told.now });
    offset.value = offsetOf(samples);
  });
  // Another socket may lead to an object that has moved to another machine.
  const endAsking = effect(() => {
    if (!meeting.online.value) return;
    asked = 0;
    cancel();
    ask();
  });

  return {
    now: () => (offset.value === null ? null : local() + offset.value),
    dispose() {
      endHearing();
      endAsking();
      cancel();
    },
  };
}

function laterBy(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}
