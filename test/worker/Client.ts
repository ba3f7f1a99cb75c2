import { exports } from 'cloudflare:workers';
import * as v from 'valibot';
import { SERVER_MESSAGES, type ClientMessage, type ServerMessage } from '../../worker/protocol/messages.ts';
import { PROTOCOL_VERSION } from '../../worker/protocol/version.ts';

export const ORIGIN = 'http://narada.test';
const HOST_KEY = '0123456789abcdefghjkmnpqrstvwxyz';

/** The Worker's own entry. */
export const worker = (exports as unknown as { default: Fetcher }).default;

type Type = ServerMessage['type'];
type Of<T extends Type> = Extract<ServerMessage, { type: T }>;
type Body<M> = M extends { id: number } ? Omit<M, 'id'> : never;
type Question = Body<ClientMessage>;

/** The cookie of a host who has signed in. */
export async function hostCookie(): Promise<string> {
  const response = await worker.fetch(`${ORIGIN}/api/host/session`, {
    method: 'POST',
    headers: { Origin: ORIGIN },
    body: JSON.stringify({ hostName: 'Ada', hostKey: HOST_KEY }),
  });
  return response.headers.get('Set-Cookie')?.split(';')[0] ?? '';
}

/** A control socket as a browser has it. */
export class Client {
  readonly #ws: WebSocket;
  readonly #unread: ServerMessage[] = [];
  readonly #readers = new Set<() => void>();
  readonly closed: Promise<{ code: number; reason: string }>;
  #id = 0;

  /** `from`: the visitor's address. */
  static async connect(
    name: string,
    options: { cookie?: string; version?: string; from?: string } = {},
  ): Promise<Client> {
    const response = await worker.fetch(`${ORIGIN}/api/meetings/${encodeURIComponent(name)}/socket`, {
      headers: {
        Upgrade: 'websocket',
        Origin: ORIGIN,
        'Sec-WebSocket-Protocol': options.version ?? PROTOCOL_VERSION,
        ...(options.cookie ? { Cookie: options.cookie } : {}),
        ...(options.from ? { 'CF-Connecting-IP': options.from } : {}),
      },
    });
    if (!response.webSocket) throw new Error(`no upgrade: ${response.status} ${await response.text()}`);
    return new Client(response.webSocket);
  }

  private constructor(ws: WebSocket) {
    this.#ws = ws;
    this.closed = new Promise((resolve) => {
      ws.addEventListener('close', ({ code, reason }) => resolve({ code, reason }));
    });
    ws.addEventListener('message', ({ data }) => {
      this.#unread.push(
        v.parse(v.pipe(v.string(), v.parseJson(), v.variant('type', Object.values(SERVER_MESSAGES))), data),
      );
      for (const reader of this.#readers) reader();
    });
    ws.accept();
  }

  /** The next message of one of these types; those before it are read over. */
  async next<T extends Type>(...types: T[]): Promise<Of<T>> {
    for (;;) {
      const message = this.#unread.shift();
      if (message && types.some((type) => type === message.type)) return message as Of<T>;
      if (!message) await this.#more();
    }
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      const reader = () => {
        this.#readers.delete(reader);
        resolve();
      };
      this.#readers.add(reader);
    });
  }

  /** Says it and answers its number. */
  say(question: Question): number {
    this.raw(JSON.stringify({ ...question, id: ++this.#id }));
    return this.#id;
  }

  bye(): void {
    this.raw('{"type":"bye"}');
  }

  raw(text: string): void {
    this.#ws.send(text);
  }

  async join(extra: Omit<Extract<Question, { type: 'join' }>, 'type' | 'displayName'> = {}): Promise<Of<'admitted'>> {
    this.say({ type: 'join', displayName: 'Somebody', ...extra });
    return this.next('admitted');
  }

  close(code = 1000): void {
    this.#ws.close(code, '');
  }
}
