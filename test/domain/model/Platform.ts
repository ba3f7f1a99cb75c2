import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { NOTHING, type State } from '../../../worker/domain/state.ts';
import { loadState } from '../../../worker/objects/store.ts';
import type { Clock } from './Clock.ts';
import { FakeSocket } from './FakeSocket.ts';

/** Milliseconds between two heartbeats of a hidden page, the slowest there is. */
const BEAT_MS = 60_000;
/** After an alarm that failed, doubled each time; and how often that is tried. */
const RETRY_MS = 2_000;
const MOST_RETRIES = 6;

/** What stays of an object while its memory comes and goes: its storage, its alarm, its sockets. */
export class Platform {
  /** On the object's clock. */
  alarmAt: number | null = null;
  /** It has failed too often, and will not ring unless it is set again. */
  hasGivenUp = false;
  sockets: FakeSocket[] = [];
  readonly #clock: Clock;
  readonly #id: string;
  readonly #db = new DatabaseSync(':memory:');
  readonly #statements = new Map<string, StatementSync>();
  /** Failures in a row of the alarm that is being tried again. */
  #failures = 0;

  constructor(id: string, clock: Clock) {
    this.#id = id;
    this.#clock = clock;
  }

  readonly storage = {
    sql: {
      exec: (query: string, ...values: SQLInputValue[]) => {
        const rows = this.#exec(query, values);
        return { toArray: () => rows };
      },
    },
    getAlarm: async () => (this.#failures > 0 ? null : this.alarmAt),
    setAlarm: async (at: number) => {
      this.alarmAt = at;
      this.#failures = 0;
      this.hasGivenUp = false;
    },
    deleteAll: async () => {
      for (const table of this.#tables()) this.#db.exec(`DROP TABLE ${table}`);
      this.takeAlarm();
    },
  } as unknown as DurableObjectStorage;

  /** As the object knows it while it is in memory. */
  context(): DurableObjectState {
    return {
      id: { toString: () => this.#id },
      storage: this.storage,
      setWebSocketAutoResponse: () => {},
      blockConcurrencyWhile: (work: () => Promise<void>) => work(),
      acceptWebSocket: (socket: FakeSocket, [tag = '']: string[]) => {
        socket.tag = tag;
        socket.acceptedAt = this.#clock.time;
        this.sockets.push(socket);
      },
      getWebSockets: (tag?: string) => this.sockets.filter((socket) => tag === undefined || socket.tag === tag),
      getWebSocketAutoResponseTimestamp: (socket: FakeSocket) => this.#lastBeat(socket),
    } as unknown as DurableObjectState;
  }

  /** The alarm rings: it is none any more, and one that fails is tried again. */
  takeAlarm(): void {
    this.alarmAt = null;
    this.#failures = 0;
    this.hasGivenUp = false;
  }

  /** It is tried again, until it is given up. */
  failAlarm(): void {
    const isGivenUp = this.#failures === MOST_RETRIES;
    this.alarmAt = isGivenUp ? null : this.#clock.now() + RETRY_MS * 2 ** this.#failures++;
    this.hasGivenUp = isGivenUp;
  }

  get isRetrying(): boolean {
    return this.#failures > 0;
  }

  /** What is stored, read as the object reads it. */
  stored(): State {
    const state = loadState(this.storage);
    if (state === NOTHING && this.#tables().length > 0) throw new Error('what is stored cannot be read');
    return state;
  }

  /** Every row, for comparison. */
  rows(): string {
    return JSON.stringify(this.#tables().map((table) => [table, this.#exec(`SELECT * FROM ${table}`, [])]));
  }

  get isEmpty(): boolean {
    return this.#tables().length === 0 && this.alarmAt === null;
  }

  #tables(): string[] {
    return this.#exec("SELECT name FROM sqlite_master WHERE type = 'table'", []).map(({ name }) => String(name));
  }

  #exec(query: string, values: SQLInputValue[]) {
    let statement = this.#statements.get(query);
    if (!statement) this.#statements.set(query, (statement = this.#db.prepare(query)));
    return statement.all(...values);
  }

  #lastBeat({ acceptedAt, deadSince }: FakeSocket): Date | null {
    const beats = Math.floor(((deadSince ?? this.#clock.time) - acceptedAt) / BEAT_MS);
    return beats > 0 ? new Date(this.#clock.shownAt(acceptedAt + beats * BEAT_MS)) : null;
  }
}

class Pair {
  readonly 0 = new FakeSocket();
  readonly 1 = this[0];
}

/** An answer to an upgrade, which Node's Response does not know. */
class Upgrade {
  readonly webSocket: FakeSocket;

  constructor(_body: null, { webSocket }: { webSocket: FakeSocket }) {
    this.webSocket = webSocket;
  }
}

/** What the platform has and Node has not. */
export const GLOBALS = { WebSocketPair: Pair, WebSocketRequestResponsePair: Object, Response: Upgrade };
