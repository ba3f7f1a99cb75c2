import * as v from 'valibot';
import { refilled, type BucketRule } from '../domain/bucket.ts';
import type { Visitor } from '../domain/state.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import type { ServerMessage } from '../protocol/messages.ts';

/** Milliseconds without a heartbeat after which a socket is only the memory of one. Hidden pages beat once a minute. */
const SILENCE_MS = 75_000;

/** RFC 6455's registry of close codes (IANA). */
export const TRY_AGAIN_LATER = 1013;

const Attachment = v.object({
  id: v.string(),
  role: v.picklist(['host', 'guest']),
  hostName: v.nullable(v.string()),
  prefix: v.string(),
  region: v.string(),
  device: v.nullable(v.string()),
  since: v.number(),
  /** What it may still say (domain/messageBudget.ts). Absent where another version has accepted it. */
  budget: v.optional(v.object({ tokens: v.number(), at: v.number() })),
});

export interface Held {
  readonly ws: WebSocket;
  readonly visitor: Visitor;
}

/** The object's control sockets, each with its visitor in the attachment, so that all of it outlives hibernation. */
export class Sockets {
  readonly #ctx: DurableObjectState;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
  }

  /** Answers an upgrade (RFC 6455) with a socket that hibernates. */
  accept(visitor: Visitor, now: number): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.#ctx.acceptWebSocket(server, [visitor.id, fromPrefix(visitor.prefix)]);
    server.serializeAttachment({ ...visitor, since: now });
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { 'Sec-WebSocket-Protocol': PROTOCOL_VERSION },
    });
  }

  /** Answers an upgrade with a socket that is closed at once: a page reads no status, but a close code. It comes again later. */
  turnAway(): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    server.close(TRY_AGAIN_LATER, 'too many from one address');
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { 'Sec-WebSocket-Protocol': PROTOCOL_VERSION },
    });
  }

  /** Of one client prefix. */
  count(prefix: string): number {
    return this.#ctx.getWebSockets(fromPrefix(prefix)).length;
  }

  /** Takes what a message costs; false where the socket has said too much. In the attachment, so that it outlives hibernation. */
  spend(ws: WebSocket, rule: BucketRule, cost: number, now: number): boolean {
    const held = v.parse(Attachment, ws.deserializeAttachment());
    const budget = refilled(held.budget, rule, now);
    if (budget.tokens < cost) return false;
    ws.serializeAttachment({ ...held, budget: { ...budget, tokens: budget.tokens - cost } });
    return true;
  }

  visitor(ws: WebSocket): Visitor {
    return v.parse(Attachment, ws.deserializeAttachment());
  }

  all(): Held[] {
    return this.#ctx.getWebSockets().map((ws) => ({ ws, visitor: this.visitor(ws) }));
  }

  send(visitor: string, message: ServerMessage): void {
    for (const ws of this.#ctx.getWebSockets(visitor)) trySend(ws, JSON.stringify(message));
  }

  sendAll(visitors: Iterable<string>, message: ServerMessage): void {
    const text = JSON.stringify(message);
    for (const visitor of visitors) for (const ws of this.#ctx.getWebSockets(visitor)) trySend(ws, text);
  }

  close(visitor: string, code: number, reason: string): void {
    for (const ws of this.#ctx.getWebSockets(visitor)) ws.close(code, reason);
  }

  /** Those that have not been heard of for too long. One that is closed already is listed until the other end answers, which may be never. */
  silent(now: number): Held[] {
    return this.all().filter(({ ws }) => this.#heard(ws) < now - SILENCE_MS);
  }

  /** When the first of them is silent, if nothing more is heard; null where there is none. */
  nextSilence(): number | null {
    const heard = this.#ctx.getWebSockets().map((ws) => this.#heard(ws));
    const first = Math.min(...heard);
    return Number.isFinite(first) ? first + SILENCE_MS + 1 : null;
  }

  /** The last sign of life. */
  #heard(ws: WebSocket): number {
    if (ws.readyState !== WebSocket.OPEN) return Infinity;
    const { since } = v.parse(Attachment, ws.deserializeAttachment());
    return this.#ctx.getWebSocketAutoResponseTimestamp(ws)?.getTime() ?? since;
  }
}

const fromPrefix = (prefix: string) => `from:${prefix}`;

/** A socket that is closing takes no more messages, and its close event is on the way; that alone is no error. */
function trySend(ws: WebSocket, text: string): void {
  if (ws.readyState === WebSocket.OPEN) ws.send(text);
}
