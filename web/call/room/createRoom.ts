import { computed, effect, signal, untracked } from '@preact/signals';
import { realClock, type Clock } from '../../control/Clock.ts';
import type { CallPort } from '../CallPort.ts';
import type { Meeting } from '../Meeting.ts';
import { createChat, type Entry } from './createChat.ts';
import { createReactions } from './createReactions.ts';
import { Mailbox, type Received } from './Mailbox.ts';

/** How long a word on what has happened stays. */
const NOTICE_MS = 6_000;

/** What has just happened that one may not have seen. */
export type Notice =
  | { kind: 'chat'; entry: Entry }
  | { kind: 'hand'; name: string }
  | { kind: 'reaction'; name: string; emoji: string };

/** Talking without talking, in one visit to one meeting: it hears, whatever panel is open. */
export function createRoom({ people, rules }: Pick<Meeting, 'people' | 'rules'>, clock: Clock = realClock) {
  const call = signal<CallPort | null>(null);
  const notice = signal<Notice | null>(null);
  const self = computed(() => people.value.find((person) => person.self) ?? null);
  const allowed = computed(() => self.value?.role === 'host' || rules.value.allowed.chat);
  let cancelNotice = () => {};

  const tell = (next: Notice) => {
    notice.value = next;
    cancelNotice();
    cancelNotice = clock.after(NOTICE_MS, () => (notice.value = null));
  };

  const receive = (received: Received) => {
    const { message, from, name } = received;
    switch (message.type) {
      case 'chat': {
        const entry = chat.receive(received, message);
        if (entry && !chat.isOpen.peek()) tell({ kind: 'chat', entry });
        return;
      }
      case 'reaction':
        reactions.show(from, name, message.emoji);
        tell({ kind: 'reaction', name, emoji: message.emoji });
    }
  };
  const mailbox = new Mailbox({ people, self, clock, receive });
  const state = computed(() => call.value?.state.value ?? 'idle');
  const chat = createChat({ people, self, allowed, state, mailbox, clock });
  const reactions = createReactions({ self, allowed, mailbox, clock });

  /** First come first. */
  const hands = computed(() =>
    people.value.filter(({ hand }) => hand).toSorted((a, b) => (a.hand ?? 0) - (b.hand ?? 0)),
  );
  let raised: ReadonlySet<string> = new Set();
  const stopTelling = effect(() => {
    const news = hands.value.findLast(({ self, seat }) => !self && !raised.has(seat));
    raised = new Set(hands.value.map(({ seat }) => seat));
    if (news) tell({ kind: 'hand', name: news.displayName });
  });

  const stopReading = effect(() => {
    if (chat.isOpen.value && notice.peek()?.kind === 'chat') notice.value = null;
  });

  return {
    chat,
    reactions,
    hands,
    notice,
    /** This call carries the messages from now on. Answers the function that ends it. */
    attach: (next: CallPort): (() => void) =>
      untracked(() => {
        call.value = next;
        return mailbox.attach(next);
      }),
    dispose(): void {
      cancelNotice();
      stopTelling();
      stopReading();
      chat.dispose();
      mailbox.dispose();
    },
  };
}

export type Room = ReturnType<typeof createRoom>;
