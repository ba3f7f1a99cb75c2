import type { ClientMessage, ServerMessage } from '../../../worker/protocol/messages.ts';
import { PING } from '../../../worker/protocol/version.ts';

/** The browser's end of a WebSocket; the test plays the server. */
export class FakeSocket extends EventTarget {
  readonly url: string;
  readonly protocol: string;
  readyState: number = WebSocket.CONNECTING;
  readonly sent: string[] = [];

  constructor(url: string, protocol: string) {
    super();
    this.url = url;
    this.protocol = protocol;
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.readyState = WebSocket.CLOSED;
  }

  // ── what the server does ──

  accept(): void {
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  says(message: ServerMessage): void {
    this.saysText(JSON.stringify(message));
  }

  saysText(data: string): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** 1006: cut (RFC 6455 §7.1.5). */
  cut(code = 1006): void {
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }

  // ── what the client has said ──

  get pings(): number {
    return this.sent.filter((text) => text === PING).length;
  }

  get messages(): ClientMessage[] {
    return this.sent.filter((text) => text !== PING).map((text) => JSON.parse(text) as ClientMessage);
  }

  /** The last message of a type. */
  last<T extends ClientMessage['type']>(type: T): Extract<ClientMessage, { type: T }> {
    const found = this.messages.findLast((message) => message.type === type);
    if (!found) throw new Error(`No ${type} was sent.`);
    return found as Extract<ClientMessage, { type: T }>;
  }
}
