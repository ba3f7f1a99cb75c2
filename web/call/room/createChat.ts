import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { MAX_CHAT_LENGTH } from '../../../worker/protocol/room.ts';
import type { Clock } from '../../control/Clock.ts';
import type { CallState } from '../CallPort.ts';
import type { Participant } from '../Meeting.ts';
import type { Mailbox, Parcel, Received } from './Mailbox.ts';

/** Between two tries to send. */
const RETRY_MS = 1_000;
/** After so long it is the writer's turn to say whether it should still be sent. */
const PATIENCE_MS = 30_000;
/** Messages that are shown; older ones go, so that a long meeting does not fill the page. */
const MOST_ENTRIES = 500;

/** sending: on its way, or waiting for the media. failed: not sent; it can be tried again. */
export type Delivery = 'sending' | 'sent' | 'failed';

export interface Entry {
  readonly key: number;
  readonly self: boolean;
  readonly from: string;
  /** The sender's display name when it came. */
  readonly name: string;
  readonly text: string;
  /** Milliseconds since the epoch, by this device. */
  readonly at: number;
  /** Whom alone it was for: oneself, where somebody else has written it. Null: everybody. */
  readonly to: { readonly seat: string; readonly name: string } | null;
  readonly delivery: Delivery;
  /** Of this sender. */
  readonly n: number;
}

interface ChatNeeds {
  people: ReadonlySignal<readonly Participant[]>;
  self: ReadonlySignal<Participant | null>;
  /** Whether one may write at all. */
  allowed: ReadonlySignal<boolean>;
  state: ReadonlySignal<CallState>;
  mailbox: Pick<Mailbox, 'pack' | 'send' | 'keep'>;
  clock: Clock;
}

type ChatMessage = Extract<Received['message'], { type: 'chat' }>;

/** What people write in one meeting, as long as this page is in it. */
export function createChat({ people, self: me, allowed, state, mailbox, clock }: ChatNeeds) {
  const entries = signal<readonly Entry[]>([]);
  const isOpen = signal(false);
  const unread = signal(0);
  /** What is being typed, and to whom (a seat; null: everybody). Both stay when the panel closes. */
  const draft = signal('');
  const recipient = signal<string | null>(null);
  /** What is still to be sent, in order. `since`: of the wish to send it. */
  let queue: { readonly key: number; readonly parcel: Parcel; readonly since: number }[] = [];
  const parcels = new Map<number, Parcel>();
  let sending = false;
  let cancelRetry = () => {};
  let [lastN, lastKey] = [0, 0];

  const add = (entry: Entry) => {
    const all = entries.peek();
    // Sent again after a loss, it may come behind what was written later.
    const later = entry.self ? -1 : all.findIndex(({ from, n }) => from === entry.from && n > entry.n);
    entries.value = (later < 0 ? [...all, entry] : all.toSpliced(later, 0, entry)).slice(-MOST_ENTRIES);
  };
  const mark = (key: number, delivery: Delivery) => {
    entries.value = entries.peek().map((entry) => (entry.key === key ? { ...entry, delivery } : entry));
  };

  /** One at a time, so that they arrive in the order in which they were written. */
  async function pump(): Promise<void> {
    cancelRetry();
    if (sending) return;
    sending = true;
    for (let next = queue[0]; next; next = queue[0]) {
      const { key, parcel, since } = next;
      const sent = allowed.peek() && (await mailbox.send(parcel));
      if (!sent && allowed.peek() && clock.now() - since < PATIENCE_MS) {
        cancelRetry = clock.after(RETRY_MS, () => void pump());
        break;
      }
      if (sent) mailbox.keep(parcel);
      queue = queue.filter((each) => each !== next);
      if (sent) parcels.delete(key);
      mark(key, sent ? 'sent' : 'failed');
    }
    sending = false;
  }

  function enqueue(key: number, parcel: Parcel): void {
    queue.push({ key, parcel, since: clock.now() });
    void pump();
  }

  const stopPumping = effect(() => {
    // As soon as there is a way again.
    if (state.value === 'connected') void pump();
  });
  const stopReading = effect(() => {
    if (isOpen.value) unread.value = 0;
  });

  return {
    entries: computed(() => entries.value),
    unread: computed(() => unread.value),
    allowed,
    isOpen,
    draft,
    recipient,
    /** Sends what is typed; it is shown at once. */
    write(): void {
      const text = cleanText(draft.peek().slice(0, MAX_CHAT_LENGTH));
      const self = me.peek();
      const to = people.peek().find(({ seat }) => seat === recipient.peek());
      // Whoever a private message was meant for may have gone: it is no message to everybody then.
      if (text === '' || !self || !allowed.peek() || (recipient.peek() !== null && !to)) return;
      // It goes on rising when the page is loaded again, as the seat is the same then.
      const n = (lastN = Math.max(lastN + 1, clock.now()));
      const parcel = mailbox.pack({ type: 'chat', n, text }, to ? [to.seat] : null);
      if (!parcel) return;
      const key = ++lastKey;
      parcels.set(key, parcel);
      batch(() => {
        add({
          key,
          self: true,
          from: self.seat,
          name: self.displayName,
          text,
          at: clock.now(),
          to: to ? { seat: to.seat, name: to.displayName } : null,
          delivery: 'sending',
          n,
        });
        draft.value = '';
      });
      enqueue(key, parcel);
    },
    /** Of one that was not sent. */
    tryAgain(key: number): void {
      const parcel = parcels.get(key);
      if (!parcel || queue.some((each) => each.key === key)) return;
      mark(key, 'sending');
      enqueue(key, parcel);
    },
    receive({ from, name, isPrivate }: Received, { n, text }: ChatMessage): Entry | null {
      const self = me.peek();
      const readable = cleanText(text);
      if (readable === '' || !self) return null;
      const entry: Entry = {
        key: ++lastKey,
        self: false,
        from,
        name,
        text: readable,
        at: clock.now(),
        to: isPrivate ? { seat: self.seat, name: self.displayName } : null,
        delivery: 'sent',
        n,
      };
      batch(() => {
        add(entry);
        if (!isOpen.peek()) unread.value = unread.peek() + 1;
      });
      return entry;
    },
    dispose(): void {
      cancelRetry();
      stopPumping();
      stopReading();
    },
  };
}

export type Chat = ReturnType<typeof createChat>;

/** Without what hides or turns text: control characters but the end of a line, and bidirectional overrides (UAX #9). */
const cleanText = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (character) => ('\n\t'.includes(character) ? character : ''))
    .trim();
