import * as v from 'valibot';
import type { ServerMessage } from '../../worker/protocol/messages.ts';
import { PING, PING_INTERVAL_MS } from '../../worker/protocol/version.ts';
import { AnyServerMessage } from '../support/AnyServerMessage.ts';
import type { Admission } from '../support/ControlLog.ts';
import { openRawSocket, type RawSocket } from '../support/openRawSocket.ts';

export interface WitnessOptions {
  readonly origin: string;
  readonly meeting: string;
  readonly displayName: string;
  readonly cookie?: string;
  readonly authKey?: string;
  /** A password to set first. */
  readonly sets?: { salt: string; authKey: string };
}

/** Somebody who sits in a meeting, does nothing, and notices every change of its people and rules. */
export class Witness {
  /** What was not so when they came, in words. */
  readonly changes: string[] = [];
  readonly #socket: RawSocket;
  readonly #beat: NodeJS.Timeout;
  readonly #people = new Map<string, string>();
  /** While people still come. */
  #settled = false;

  static async sit(options: WitnessOptions): Promise<Witness> {
    const { origin, meeting, displayName, cookie, authKey, sets } = options;
    const socket = await openRawSocket(origin, meeting, cookie ? { headers: { Cookie: cookie } } : {});
    if ('status' in socket) throw new Error(`A witness’s handshake was answered ${socket.status}.`);
    if (sets) {
      socket.text(JSON.stringify({ type: 'setPassword', id: 1, password: sets }));
      await until(socket, 'done');
    }
    socket.text(JSON.stringify({ type: 'join', id: 2, displayName, ...(authKey ? { authKey } : {}) }));
    return new Witness(socket, await until(socket, 'admitted'));
  }

  private constructor(socket: RawSocket, { people }: Admission) {
    this.#socket = socket;
    for (const { seat, displayName, role } of people) this.#people.set(seat, `${displayName}, ${role}`);
    this.#beat = setInterval(() => socket.text(PING), PING_INTERVAL_MS);
    void this.#watch();
  }

  /** From now on nobody comes. */
  settle(): void {
    this.#settled = true;
  }

  /** Of everybody here. */
  get seats(): string[] {
    return [...this.#people.keys()];
  }

  leave(): void {
    clearInterval(this.#beat);
    this.#socket.close();
  }

  async #watch(): Promise<void> {
    for (let text = await this.#socket.next(); text !== null; text = await this.#socket.next()) {
      this.#notice(v.parse(AnyServerMessage, JSON.parse(text)));
    }
  }

  #notice(message: ServerMessage): void {
    switch (message.type) {
      // The SFU gives an empty room up after a minute, and another one is made: nobody here has media.
      case 'media':
      case 'seeking':
        return;
      case 'person': {
        const { seat, displayName, role } = message.person;
        if (!this.#settled) this.#people.set(seat, `${displayName}, ${role}`);
        // Presence may change: hostile people are cut off, and come back.
        else if (this.#people.get(seat) !== `${displayName}, ${role}`) this.changes.push(JSON.stringify(message));
        return;
      }
      default:
        this.changes.push(JSON.stringify(message));
    }
  }
}

async function until<T extends 'done' | 'admitted'>(
  socket: RawSocket,
  type: T,
): Promise<Extract<ServerMessage, { type: T }>> {
  for (let text = await socket.next(); text !== null; text = await socket.next()) {
    const message = v.parse(AnyServerMessage, JSON.parse(text));
    if (message.type === type) return message as Extract<ServerMessage, { type: T }>;
    if (message.type === 'refused') throw new Error(text);
  }
  throw new Error(`The socket was closed before ${type}.`);
}
