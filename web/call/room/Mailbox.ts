import { effect, type ReadonlySignal } from '@preact/signals';
import type { Letter, RoomMessage } from '../../../worker/protocol/room.ts';
import type { Clock } from '../../control/Clock.ts';
import type { CallPort } from '../CallPort.ts';
import type { Participant } from '../Meeting.ts';
import { open, seal } from './envelope.ts';

/** What one sender may say: so much at once, and one more each so many milliseconds. People stay far below. */
const BUDGET = { capacity: 60, refillMs: 200 };
/** Messages of a sender by which doubles are known. */
const REMEMBERED = 200;
/** How long somebody who has gone may still be heard: their last words are on another way than the news that they went. */
const LAST_WORDS_MS = 5_000;
/** Messages of people whom the meeting has not told of yet. */
const MOST_HELD = 50;
/** What was sent so recently may not have arrived where a connection has broken, and is sent again to whoever comes back. */
const RECENT_MS = 30_000;

/** A message as it goes out, the same each time. `audience`: the seats that it was for when it was written. */
export interface Parcel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly to: readonly string[] | null;
  readonly audience: ReadonlySet<string>;
}

/** A message that has come. `name`: what the sender is called at this moment. */
export interface Received {
  readonly from: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly message: RoomMessage;
}

interface Sender {
  tokens: number;
  filledAt: number;
  readonly seen: Set<string>;
}

interface MailboxNeeds {
  people: ReadonlySignal<readonly Participant[]>;
  self: ReadonlySignal<Participant | null>;
  clock: Clock;
  receive(received: Received): void;
}

/**
 * The one way for in-room messages, out and in: each comes once, from somebody who has a seat, in the order of the SFU. It
 * goes through changes of the call (`attach`), as after a seat that was lost.
 */
export class Mailbox {
  /** What was not taken, for whoever looks for the reason; each kind is logged once for each sender. */
  readonly refused = { malformed: 0, flood: 0 };
  readonly dispose: () => void;
  readonly #needs: MailboxNeeds;
  readonly #senders = new Map<string, Sender>();
  readonly #complained = new Set<string>();
  /** Names of who is here, or has just gone. */
  readonly #names = new Map<string, { name: string; goneAt: number | null }>();
  #held: { from: string; letter: Letter }[] = [];
  #recent: { parcel: Parcel; at: number }[] = [];
  #call: CallPort | null = null;

  constructor(needs: MailboxNeeds) {
    this.#needs = needs;
    this.dispose = effect(() => this.#meet(needs.people.value));
  }

  /** From now on this call carries the messages. Answers the function that ends it. */
  attach(call: CallPort): () => void {
    this.#call = call;
    const ends = [
      call.onData((from, payload) => this.#take(from, payload)),
      call.onArrival((seat) => this.#sendAgain(seat)),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  /** `to`: seats, or null for everybody. Null where it is too large. */
  pack(message: RoomMessage, to: readonly string[] | null): Parcel | null {
    const random = crypto.getRandomValues(new Uint8Array(12));
    const id = btoa(String.fromCharCode(...random))
      .replaceAll('+', '-')
      .replaceAll('/', '_');
    const bytes = seal({ id, to, message });
    const others = this.#needs.people.peek().filter(({ self }) => !self);
    return bytes && { bytes, to, audience: new Set(to ?? others.map(({ seat }) => seat)) };
  }

  /** False: it is not known to have gone out. The same parcel may be sent again, and is heard once. */
  async send(parcel: Parcel): Promise<boolean> {
    return (await this.#call?.send(parcel.bytes, parcel.to)) ?? false;
  }

  /** Sent, and for some time said again to whoever was there and comes back to the media. */
  keep(parcel: Parcel): void {
    this.#recent.push({ parcel, at: this.#needs.clock.now() });
  }

  #sendAgain(seat: string): void {
    const since = this.#needs.clock.now() - RECENT_MS;
    this.#recent = this.#recent.filter(({ at }) => at >= since);
    for (const { parcel } of this.#recent) if (parcel.audience.has(seat)) void this.#call?.send(parcel.bytes, [seat]);
  }

  #take(from: string, payload: Uint8Array): void {
    const sender = this.#senderOf(from);
    if (!this.#spend(sender)) return this.#refuse(from, 'flood');
    const letter = open(payload);
    if (letter === 'unknown') return;
    if (letter === 'malformed') return this.#refuse(from, 'malformed');
    if (sender.seen.has(letter.id)) return;
    sender.seen.add(letter.id);
    const [oldest] = sender.seen;
    if (sender.seen.size > REMEMBERED && oldest !== undefined) sender.seen.delete(oldest);
    if (this.#nameOf(from) === null) this.#held = [...this.#held, { from, letter }].slice(-MOST_HELD);
    else this.#deliver(from, letter);
  }

  #deliver(from: string, { to, message }: Letter): void {
    // One that was for somebody else has come to the wrong place.
    if (to && !to.includes(this.#needs.self.peek()?.seat ?? '')) return;
    this.#needs.receive({ from, name: this.#nameOf(from) ?? '', isPrivate: to !== null, message });
  }

  /** Null: no seat of the meeting, as far as is known. */
  #nameOf(seat: string): string | null {
    const known = this.#names.get(seat);
    const isHere = known && (known.goneAt === null || this.#needs.clock.now() - known.goneAt < LAST_WORDS_MS);
    return isHere ? known.name : null;
  }

  /** Who is here now: what came before the news of them is heard. */
  #meet(people: readonly Participant[]): void {
    for (const known of this.#names.values()) known.goneAt ??= this.#needs.clock.now();
    for (const { seat, displayName } of people) this.#names.set(seat, { name: displayName, goneAt: null });
    for (const seat of this.#senders.keys()) if (this.#nameOf(seat) === null) this.#senders.delete(seat);
    const ready = this.#held.filter(({ from }) => this.#names.has(from));
    this.#held = this.#held.filter(({ from }) => !this.#names.has(from));
    for (const { from, letter } of ready) this.#deliver(from, letter);
  }

  #senderOf(seat: string): Sender {
    const known = this.#senders.get(seat);
    if (known) return known;
    const sender: Sender = { tokens: BUDGET.capacity, filledAt: this.#needs.clock.now(), seen: new Set() };
    this.#senders.set(seat, sender);
    return sender;
  }

  #spend(sender: Sender): boolean {
    const now = this.#needs.clock.now();
    sender.tokens = Math.min(BUDGET.capacity, sender.tokens + (now - sender.filledAt) / BUDGET.refillMs);
    sender.filledAt = now;
    if (sender.tokens < 1) return false;
    sender.tokens -= 1;
    return true;
  }

  #refuse(from: string, why: 'malformed' | 'flood'): void {
    this.refused[why] += 1;
    if (this.#complained.has(from + why)) return;
    this.#complained.add(from + why);
    // Not its content, which may be private.
    console.warn(`narada: in-room messages of ${from} are not taken (${why})`);
  }
}
