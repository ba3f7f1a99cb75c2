import { CLOSE } from '../../worker/protocol/errors.ts';
import type { ClientMessage, ServerMessage } from '../../worker/protocol/messages.ts';
import { PING, PING_INTERVAL_MS, PONG, PROTOCOL_VERSION } from '../../worker/protocol/version.ts';
import { backOff } from './backOff.ts';
import type { Clock } from './Clock.ts';
import { readServerMessage } from './readServerMessage.ts';

/** How long an attempt to connect may take. */
const CONNECT_MS = 10_000;
/** How long anything at all may take to come back after a heartbeat, and where there is reason to doubt the network. */
const SILENCE_MS = 6_000;
const DOUBTFUL_SILENCE_MS = 2_000;
/** The meeting itself refuses a join after 10 s without a place; later than this no answer is to be expected. */
const ANSWER_MS = 15_000;

type Request = Exclude<ClientMessage, { type: 'bye' }>;
/** A message that is answered, without its number. */
type Ask = Request extends infer One ? (One extends Request ? Omit<One, 'id'> : never) : never;
type AnswerType = 'admitted' | 'done' | 'refused' | 'waiting';
/** `lost`: the socket went before the answer came. */
export type Answer = Extract<ServerMessage, { type: AnswerType }> | { type: 'lost' };
export type News = Exclude<ServerMessage, { type: AnswerType }>;

/** Why a socket is not opened again. */
export type Final = 'outdated' | 'elsewhere' | 'ended' | 'removed';

export interface ControlEvents {
  /** Open again, or for the first time. Nothing has been said yet. */
  opened(): void;
  /** Cut; it is being opened again. Called for a first attempt that fails, too. */
  dropped(): void;
  news(message: News): void;
  closed(final: Final): void;
}

/** The browser, as far as a control socket needs it. */
export interface ControlSurroundings {
  clock: Clock;
  openSocket(url: string, protocol: string): WebSocket;
  /** The page's own address. */
  location: { href: string };
  /** Says `online`, `pagehide`, `pageshow`. */
  window: EventTarget;
  /** Says `visibilitychange`. */
  document: EventTarget & { readonly visibilityState: DocumentVisibilityState };
}

/**
 * The control socket of one meeting: keeps itself open, beats, and matches answers to requests. What the messages mean
 * is the model's business.
 */
export class ControlSocket {
  readonly #url: string;
  readonly #at: ControlSurroundings;
  readonly #events: ControlEvents;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #listening = new AbortController();
  #socket: WebSocket | null = null;
  #lastId = 0;
  #failures = 0;
  #cancelRetry: (() => void) | null = null;
  #cancelBeat = () => {};
  #cancelWatch: (() => void) | null = null;
  #closed = false;

  constructor(name: string, surroundings: ControlSurroundings, events: ControlEvents) {
    this.#at = surroundings;
    this.#events = events;
    const url = new URL(`/api/meetings/${encodeURIComponent(name)}/socket`, surroundings.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#url = url.href;
    const { signal } = this.#listening;
    surroundings.window.addEventListener('online', () => this.#networkIsBack(), { signal });
    surroundings.window.addEventListener('pagehide', () => this.#pageHidden(), { signal });
    // Back from the back/forward cache: its freeze began with pagehide.
    surroundings.window.addEventListener('pageshow', () => this.doubt(), { signal });
    surroundings.document.addEventListener(
      'visibilitychange',
      () => surroundings.document.visibilityState === 'visible' && this.doubt(),
      { signal },
    );
    this.#open();
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Answers `lost` where the socket is not open, or goes before the answer comes. */
  request(ask: Ask): Promise<Answer> {
    const id = ++this.#lastId;
    if (!this.#send({ ...ask, id })) return Promise.resolve({ type: 'lost' });
    return new Promise((resolve) => {
      const cancel = this.#at.clock.after(ANSWER_MS, () => this.#answer(id, { type: 'lost' }));
      this.#waiting.set(id, (answer) => {
        cancel();
        resolve(answer);
      });
    });
  }

  /** Open again from the start, as after signing in: the meeting sees who one is when a socket is opened. */
  reopen(): void {
    this.#drop();
    this.#failures = 0;
    this.#open();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#listening.abort();
    this.#cancelRetry?.();
    this.#drop();
  }

  #send(message: ClientMessage): boolean {
    if (!this.isOpen) return false;
    this.#socket?.send(JSON.stringify(message));
    return true;
  }

  #open(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    const socket = this.#at.openSocket(this.#url, PROTOCOL_VERSION);
    this.#socket = socket;
    const mine = (act: () => void) => () => this.#socket === socket && act();
    this.#watch(CONNECT_MS);
    socket.addEventListener(
      'open',
      mine(() => {
        this.#unwatch();
        this.#beatLater();
        this.#events.opened();
      }),
    );
    socket.addEventListener('message', ({ data }) => mine(() => this.#receive(data))());
    socket.addEventListener('close', ({ code }) => mine(() => this.#gone(code))());
  }

  #receive(data: unknown): void {
    this.#unwatch();
    if (data === PONG) return;
    const message = readServerMessage(data);
    if (!message) {
      // Its content may be private; the code is enough to find out what happened.
      console.error('narada: message_malformed');
      return;
    }
    this.#failures = 0;
    if ('re' in message) this.#answer(message.re, message);
    else this.#events.news(message);
  }

  #answer(id: number, answer: Answer): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.(answer);
  }

  #gone(code: number): void {
    this.#drop();
    const final = FINAL[code];
    if (final) {
      this.close();
      this.#events.closed(final);
      return;
    }
    this.#retryLater();
    this.#events.dropped();
  }

  /** Forget the present socket; whatever it still says is not heard. */
  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#cancelBeat();
    this.#unwatch();
    socket?.close();
    for (const id of this.#waiting.keys()) this.#answer(id, { type: 'lost' });
  }

  #retryLater(): void {
    const { clock } = this.#at;
    this.#cancelRetry = clock.after(backOff(this.#failures++, clock.random()), () => this.#open());
  }

  #beatLater(): void {
    // Hidden pages are let run once a minute; the meeting knows, and what counts is the answer, not the time.
    this.#cancelBeat = this.#at.clock.after(PING_INTERVAL_MS, () => {
      this.#beat(SILENCE_MS);
      this.#beatLater();
    });
  }

  #beat(patienceMs: number): void {
    if (!this.isOpen) return;
    this.#socket?.send(PING);
    if (!this.#cancelWatch) this.#watch(patienceMs);
  }

  #watch(ms: number): void {
    this.#cancelWatch = this.#at.clock.after(ms, () => this.#gone(CLOSE.silent));
  }

  #unwatch(): void {
    this.#cancelWatch?.();
    this.#cancelWatch = null;
  }

  /** Something is wrong, or was: do not wait out a pause, and find out soon whether the socket still lives. */
  doubt(): void {
    if (this.#closed) return;
    if (this.#socket) this.#beat(DOUBTFUL_SILENCE_MS);
    else this.#open();
  }

  /** After a change of networks the old socket has an address that is gone, and may not know it for minutes. */
  #networkIsBack(): void {
    if (this.#closed) return;
    const wasOpen = this.isOpen;
    this.#drop();
    if (wasOpen) this.#events.dropped();
    this.#open();
  }

  #pageHidden(): void {
    this.#send({ type: 'bye' });
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    if (!this.#socket) return;
    this.#drop();
    this.#events.dropped();
  }
}

const FINAL: Readonly<Record<number, Final>> = {
  [CLOSE.protocol]: 'outdated',
  [CLOSE.elsewhere]: 'elsewhere',
  [CLOSE.ended]: 'ended',
  [CLOSE.removed]: 'removed',
};
