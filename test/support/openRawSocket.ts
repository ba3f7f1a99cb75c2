import { randomBytes } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { PONG, PROTOCOL_VERSION } from '../../worker/protocol/version.ts';

export interface RawSocketOptions {
  /** The client's own address, on Linux any of 127.0.0.0/8: to the server, another client. */
  from?: string | undefined;
  headers?: Readonly<Record<string, string>>;
}

export interface RawSocket {
  /** The next text message, answers to heartbeats apart; null once the socket is closed. */
  next(): Promise<string | null>;
  text(message: string | Uint8Array): void;
  binary(message: Uint8Array): void;
  /** These very bytes, which need not be a frame. */
  write(bytes: Uint8Array): void;
  /** The close code (RFC 6455 §7.4); 1006 where there was none. */
  readonly closed: Promise<number>;
  close(): void;
}

/** Why a handshake came to nothing: the HTTP status that was answered. */
export interface RefusedHandshake {
  readonly status: number;
}

const OPCODE = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 };
const ABNORMAL = 1006;

/**
 * A control socket frame by frame (RFC 6455), for clients that no library would be: broken frames, bytes that are not
 * UTF-8, addresses of their own.
 */
export async function openRawSocket(
  origin: string,
  meeting: string,
  { from, headers }: RawSocketOptions = {},
): Promise<RawSocket | RefusedHandshake> {
  const url = `${origin}/api/meetings/${encodeURIComponent(meeting)}/socket`;
  const upgrade = await new Promise<{ socket: Socket; head: Buffer } | RefusedHandshake>((resolve, reject) => {
    const asked = request(url, {
      ...(from ? { localAddress: from } : {}),
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
        'Sec-WebSocket-Protocol': PROTOCOL_VERSION,
        Origin: origin,
        ...headers,
      },
    });
    asked.once('upgrade', (_: IncomingMessage, socket: Socket, head: Buffer) => resolve({ socket, head }));
    asked.once('response', (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0 });
    });
    asked.once('error', reject);
    asked.end();
  });
  return 'status' in upgrade ? upgrade : wrap(upgrade.socket, upgrade.head);
}

function wrap(socket: Socket, head: Buffer): RawSocket {
  const arrived: string[] = [];
  const waiting: ((message: string | null) => void)[] = [];
  const { promise: closed, resolve: finish } = Promise.withResolvers<number>();
  let over = false;
  let pending: Buffer = head;

  const end = (code: number) => {
    over = true;
    finish(code);
    for (const reader of waiting.splice(0)) reader(null);
  };
  const send = (bytes: Uint8Array) => {
    if (!socket.destroyed && socket.writable) socket.write(bytes);
  };
  const take = (opcode: number, payload: Buffer) => {
    if (opcode === OPCODE.ping) send(frame(OPCODE.pong, payload));
    else if (opcode === OPCODE.close) {
      end(payload.length >= 2 ? payload.readUInt16BE(0) : ABNORMAL);
      send(frame(OPCODE.close, payload.subarray(0, 2)));
      socket.end();
    } else if (opcode === OPCODE.text && payload.toString() !== PONG) {
      const reader = waiting.shift();
      if (reader) reader(payload.toString());
      else arrived.push(payload.toString());
    }
  };
  const read = (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (let next = split(pending); next; next = split(pending)) {
      pending = next.rest;
      take(next.opcode, next.payload);
    }
  };
  socket.on('data', read);
  socket.on('error', () => end(ABNORMAL));
  socket.on('close', () => end(ABNORMAL));
  read(Buffer.alloc(0));

  return {
    closed,
    next() {
      const message = arrived.shift();
      if (message !== undefined) return Promise.resolve(message);
      return over ? Promise.resolve(null) : new Promise((resolve) => waiting.push(resolve));
    },
    text: (message) => send(frame(OPCODE.text, message)),
    binary: (message) => send(frame(OPCODE.binary, message)),
    write: send,
    close() {
      send(frame(OPCODE.close, Buffer.from([0x03, 0xe8])));
      socket.end();
    },
  };
}

/** One frame from the front of what has come, where it is whole. A server does not mask, and workerd does not fragment. */
function split(bytes: Buffer): { opcode: number; payload: Buffer; rest: Buffer } | null {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return null;
  const short = second & 0x7f;
  const start = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < start) return null;
  const length = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
  if (bytes.length < start + length) return null;
  return {
    opcode: first & 0x0f,
    payload: bytes.subarray(start, start + length),
    rest: bytes.subarray(start + length),
  };
}

/** A whole, masked frame of a client. */
export function frame(opcode: number, message: string | Uint8Array): Buffer {
  const payload = Buffer.from(message);
  const mask = randomBytes(4);
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (length < 126 ? length : length < 65_536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  const masked = payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0));
  return Buffer.concat([head, mask, masked]);
}
