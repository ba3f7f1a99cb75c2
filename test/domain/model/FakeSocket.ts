import type { ServerMessage } from '../../../worker/protocol/messages.ts';

const [OPEN, CLOSING, CLOSED] = [1, 2, 3];

/** Both ends of a control socket. The object holds it as a WebSocket, a person reads its inbox. */
export class FakeSocket {
  readyState = OPEN;
  inbox: ServerMessage[] = [];
  tag = '';
  /** In the world's time. */
  acceptedAt = 0;
  /** The other end has gone without a word, then; nothing reaches it and nothing comes from it. */
  deadSince: number | null = null;
  /** What the object closed it with. */
  code = 0;
  #attachment = 'null';

  get isOpen(): boolean {
    return this.readyState === OPEN;
  }

  /** Somebody is at the other end. */
  get isAlive(): boolean {
    return this.isOpen && this.deadSince === null;
  }

  get isClosing(): boolean {
    return this.readyState === CLOSING;
  }

  serializeAttachment(attachment: unknown): void {
    this.#attachment = JSON.stringify(attachment);
  }

  deserializeAttachment(): unknown {
    return JSON.parse(this.#attachment);
  }

  send(text: string): void {
    if (this.deadSince === null) this.inbox.push(JSON.parse(text) as ServerMessage);
  }

  /** By the object. It goes on being listed until the other end has answered. */
  close(code = 1005): void {
    if (!this.isOpen) return;
    this.readyState = CLOSING;
    this.code = code;
  }

  /** By the other end. */
  end(): void {
    this.readyState = CLOSED;
  }
}
