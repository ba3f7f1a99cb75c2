import * as v from 'valibot';
import { AnyServerMessage } from './AnyServerMessage.ts';
import type { ClientMessage, ServerMessage } from '../../worker/protocol/messages.ts';
import { PING, PONG, PROTOCOL_VERSION } from '../../worker/protocol/version.ts';

/** Node's WebSocket takes headers, the DOM's type does not know them. */
const NodeWebSocket = WebSocket as unknown as new (
  url: URL,
  init: { protocols: string[]; headers: Record<string, string> },
) => WebSocket;

export interface ControlSocket {
  /** The next message that the meeting sends, those that came already included. */
  next(): Promise<ServerMessage>;
  send(message: ClientMessage): void;
  /** A sign of life; whoever stays for more than a minute owes one every 15 s. */
  ping(): void;
  close(): void;
}

/** A control socket driven by hand, as a program would that does not play by the page's rules. */
export async function openControlSocket(
  origin: string,
  meeting: string,
  headers: Record<string, string> = {},
): Promise<ControlSocket> {
  const url = new URL(`/api/meetings/${encodeURIComponent(meeting)}/socket`, origin.replace(/^http/, 'ws'));
  const socket = new NodeWebSocket(url, { protocols: [PROTOCOL_VERSION], headers: { Origin: origin, ...headers } });
  const arrived: ServerMessage[] = [];
  const waiting: ((message: ServerMessage) => void)[] = [];
  socket.addEventListener('message', ({ data }) => {
    if (data === PONG) return;
    const message = v.parse(AnyServerMessage, JSON.parse(String(data)));
    const reader = waiting.shift();
    if (reader === undefined) arrived.push(message);
    else reader(message);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`No control socket at ${url.href}.`)));
  });
  return {
    next() {
      const message = arrived.shift();
      return message === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(message);
    },
    send: (message) => socket.send(JSON.stringify(message)),
    ping: () => socket.send(PING),
    close: () => socket.close(),
  };
}
