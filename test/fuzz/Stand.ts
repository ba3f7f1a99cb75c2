import * as v from 'valibot';
import { ClientMessage } from '../../worker/protocol/clientMessages.ts';
import type { ServerMessage } from '../../worker/protocol/messages.ts';
import { PING } from '../../worker/protocol/version.ts';
import { AnyServerMessage } from '../support/AnyServerMessage.ts';
import type { Admission } from '../support/ControlLog.ts';
import { openRawSocket, type RawSocket } from '../support/openRawSocket.ts';
import type { Type } from './wellFormed.ts';

/** Numbers of our own questions, above those of hostile messages. */
const OWN_IDS = 1e9;
const NOBODY = 's_00000000000000000000';

export interface StandOptions {
  readonly origin: string;
  readonly meeting: string;
  readonly cookie?: string;
  /** Where one sits there: what lets in. */
  readonly join?: { displayName: string; authKey?: string };
  /** What would rightly change something when said from there. */
  readonly legitimate: readonly Type[];
}

/** A place from which messages are thrown at a meeting: at its door, or on a seat that is kept. */
export class Stand {
  readonly name: string;
  readonly meeting: string;
  readonly legitimate: ReadonlySet<Type>;
  /** Codes with which its sockets were closed from the other side. */
  readonly closes: number[] = [];
  readonly #options: StandOptions;
  readonly #from: () => string | undefined;
  #socket: RawSocket | null = null;
  #admission: Admission | null = null;
  #asked = OWN_IDS;

  /** `from`: the next address to come from. */
  constructor(name: string, options: StandOptions, from: () => string | undefined) {
    this.name = name;
    this.meeting = options.meeting;
    this.legitimate = new Set(options.legitimate);
    this.#options = options;
    this.#from = from;
  }

  get seat(): string | null {
    return this.#admission?.resume.seat ?? null;
  }

  /** A socket that is where this stand is: the same as before while it is open. */
  async socket(): Promise<RawSocket> {
    if (this.#socket) return this.#socket;
    const { origin, meeting, cookie, join } = this.#options;
    const socket = await openRawSocket(origin, meeting, {
      from: this.#from(),
      ...(cookie === undefined ? {} : { headers: { Cookie: cookie } }),
    });
    if ('status' in socket) throw new Error(`${this.name}: the handshake was answered ${socket.status}`);
    this.#socket = socket;
    void socket.closed.then((code) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.closes.push(code);
    });
    if (join) {
      const resume = this.#admission?.resume;
      socket.text(JSON.stringify({ type: 'join', id: ++this.#asked, ...join, ...(resume ? { resume } : {}) }));
      const answer = await this.answer();
      if (answer?.type !== 'admitted') throw new Error(`${this.name} cannot sit: ${JSON.stringify(answer)}`);
      this.#admission = answer;
    }
    return socket;
  }

  /** Asks for what nobody may have; that it is refused shows that all before it has been read. */
  async ask(): Promise<ServerMessage | null> {
    const socket = await this.socket();
    socket.text(PING);
    socket.text(JSON.stringify({ type: 'rename', id: ++this.#asked, seat: NOBODY, displayName: 'x' }));
    return this.answer();
  }

  /** The answer to the last question of our own; null where the socket was closed instead. */
  async answer(): Promise<ServerMessage | null> {
    for (;;) {
      const text = (await this.#socket?.next()) ?? null;
      if (text === null) return null;
      const message = v.parse(AnyServerMessage, JSON.parse(text));
      if ('re' in message && message.re === this.#asked) return message;
      if (message.type === 'admitted') throw new Error(`${this.name} was let in by a hostile message`);
      if (message.type === 'done') throw new Error(`${this.name} was obeyed`);
    }
  }

  leave(): void {
    this.#socket?.close();
    this.#socket = null;
  }

  /** Whether what is to be thrown is by chance a message that this stand has a right to. */
  mayRightlySay(text: string): boolean {
    const message = v.safeParse(v.pipe(v.string(), v.parseJson(), ClientMessage), text);
    return message.success && this.legitimate.has(message.output.type);
  }
}
