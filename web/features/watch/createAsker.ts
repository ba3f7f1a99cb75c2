import { signal, type ReadonlySignal } from '@preact/signals';
import type { Watch } from '../../../worker/protocol/watch.ts';
import type { WatchAsk } from '../../../worker/protocol/watchAsk.ts';
import type { Meeting, Refusal } from '../../call/Meeting.ts';

/** A change that somebody wants, without the number of what they saw. */
type Numbered = Extract<WatchAsk, { seq: number }>;
export type Wish = Numbered extends infer One ? (One extends Numbered ? Omit<One, 'seq'> : never) : never;

export interface Asker {
  /** Why the last wish was refused. */
  readonly refusal: ReadonlySignal<Refusal | null>;
  /** Null: done. */
  ask(wish: Wish): Promise<Refusal | null>;
  restrict(hostsOnly: boolean): Promise<void>;
}

/**
 * Asks for changes one after the other, each with the number of what is on by then: whoever presses a key five times does not
 * cross their own commands. Of jumps that wait only the last is asked for.
 */
export function createAsker(meeting: Pick<Meeting, 'act'>, watch: ReadonlySignal<Watch | null>): Asker {
  const refusal = signal<Refusal | null>(null);
  let last: Promise<unknown> = Promise.resolve();
  let latestSeek: Wish | null = null;

  async function askNow(wish: Wish): Promise<Refusal | null> {
    if (wish.do === 'seek' && wish !== latestSeek) return null;
    refusal.value = await meeting.act({ type: 'watch', ask: { ...wish, seq: watch.peek()?.seq ?? 0 } });
    return refusal.peek();
  }

  return {
    refusal,
    ask(wish) {
      if (wish.do === 'seek') latestSeek = wish;
      const answer = last.then(() => askNow(wish));
      last = answer;
      return answer;
    },
    async restrict(hostsOnly) {
      refusal.value = await meeting.act({ type: 'watch', ask: { do: 'restrict', hostsOnly } });
    },
  };
}
