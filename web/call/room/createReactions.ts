import { signal, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../../control/Clock.ts';
import type { Participant } from '../Meeting.ts';
import type { Mailbox } from './Mailbox.ts';

/** How long one is shown. */
const SHOWN_MS = 4_000;
/** Shown at once; what comes beyond them replaces the oldest. */
const MOST_SHOWN = 30;
/** What one may send: a few at once, then two a second. Whoever presses on is not heard more often. */
const BUDGET = { capacity: 8, refillMs: 500 };

export interface Reaction {
  readonly key: number;
  readonly seat: string;
  readonly name: string;
  readonly emoji: string;
}

interface ReactionsNeeds {
  self: ReadonlySignal<Participant | null>;
  allowed: ReadonlySignal<boolean>;
  mailbox: Pick<Mailbox, 'pack' | 'send'>;
  clock: Clock;
}

/** What people show for some seconds without a word. One that is lost on the way is lost. */
export function createReactions({ self, allowed, mailbox, clock }: ReactionsNeeds) {
  const shown = signal<readonly Reaction[]>([]);
  let lastKey = 0;
  let [tokens, filledAt] = [BUDGET.capacity, clock.now()];

  function show(seat: string, name: string, emoji: string): void {
    const key = ++lastKey;
    shown.value = [...shown.peek(), { key, seat, name, emoji }].slice(-MOST_SHOWN);
    clock.after(SHOWN_MS, () => (shown.value = shown.peek().filter((each) => each.key !== key)));
  }

  return {
    shown,
    show,
    react(emoji: string): void {
      const now = clock.now();
      tokens = Math.min(BUDGET.capacity, tokens + (now - filledAt) / BUDGET.refillMs);
      filledAt = now;
      const [me, parcel] = [self.peek(), mailbox.pack({ type: 'reaction', emoji }, null)];
      if (tokens < 1 || !allowed.peek() || !me || !parcel) return;
      tokens -= 1;
      show(me.seat, me.displayName, emoji);
      void mailbox.send(parcel);
    },
  };
}
