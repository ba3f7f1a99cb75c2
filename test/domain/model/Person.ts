import type { Media, Person as Shown, Resume, Role, ServerMessage } from '../../../worker/protocol/messages.ts';
import type { FakeSfu, Token } from './FakeSfu.ts';
import type { FakeSocket } from './FakeSocket.ts';

export interface Character {
  readonly role: Role;
  readonly prefix: string;
  readonly device: string | null;
  /** Connects its media as soon as it may. */
  readonly isQuick: boolean;
}

/** Somebody with a page, which does what pages do, and who keeps every token and secret that they were ever given. */
export class Person {
  readonly character: Character;
  socket: FakeSocket | null = null;
  /** By the last word on the socket that is open. */
  seat: string | null = null;
  resume: Resume | null = null;
  token: Token | null = null;
  epoch = 0;
  /** Who is in the meeting, as the page shows it. */
  seen = new Set<string>();
  /** Their raised hands, as the page shows them. */
  readonly hands = new Map<string, number>();
  readonly oldTokens: Token[] = [];
  readonly oldResumes: Resume[] = [];
  readonly #sfu: FakeSfu;

  constructor(character: Character, sfu: FakeSfu) {
    this.character = character;
    this.#sfu = sfu;
  }

  get isSeated(): boolean {
    return this.socket !== null && this.seat !== null;
  }

  get isConnected(): boolean {
    return this.token !== null && this.#sfu.isIn(this.token);
  }

  hear(message: ServerMessage): void {
    switch (message.type) {
      case 'admitted':
        this.seat = message.resume.seat;
        this.resume = message.resume;
        this.seen = new Set(message.people.map(({ seat }) => seat));
        this.hands.clear();
        for (const person of message.people) this.#see(person);
        this.oldResumes.push(message.resume);
        return this.#follow(message.media);
      case 'media':
        return this.#follow(message.media);
      case 'person':
        this.seen.add(message.person.seat);
        return this.#see(message.person);
      case 'personGone':
        this.seen.delete(message.seat);
        this.hands.delete(message.seat);
        return;
      case 'refused':
        if (message.code === 'seat_gone') this.resume = null;
        return;
      case 'ended':
        this.seat = null;
        this.resume = null;
        return this.mediaDown();
      case 'door':
      case 'waiting':
      case 'done':
      case 'seeking':
      case 'rules':
      case 'knock':
      case 'knockGone':
      case 'silenced':
      case 'watch':
      case 'error':
    }
  }

  /** The socket is gone; the media may go on. */
  lostSocket(): void {
    this.socket = null;
    this.seat = null;
  }

  mediaUp(): boolean {
    return this.token !== null && this.#sfu.connect(this.token);
  }

  mediaDown(): void {
    if (this.token) this.#sfu.disconnect(this.token);
  }

  #see({ seat, hand }: Shown): void {
    if (hand === undefined) this.hands.delete(seat);
    else this.hands.set(seat, hand);
  }

  /** Connects to the new room, then leaves the old one. */
  #follow({ epoch, token: text }: Media): void {
    const old = this.token;
    const token = JSON.parse(text) as Token;
    this.token = token;
    this.epoch = epoch;
    this.oldTokens.push(token);
    if (this.character.isQuick) this.mediaUp();
    if (old && (old.room !== token.room || old.site !== token.site || old.identity !== token.identity))
      this.#sfu.disconnect(old);
  }
}
