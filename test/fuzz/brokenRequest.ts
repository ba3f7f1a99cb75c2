import { connect } from 'node:net';
import type { Dice } from '../support/Dice.ts';

const HEAD = 'Host: localhost\r\nConnection: close\r\n';

/** What no HTTP client would send (RFC 9112), byte by byte. */
const KINDS: readonly [(dice: Dice) => string | Uint8Array, ...((dice: Dice) => string | Uint8Array)[]] = [
  () => '\r\n\r\n',
  () => 'GET\r\n\r\n',
  () => `GET /api/me HTTP/9.9\r\n${HEAD}\r\n`,
  () => `GET /api/me\0 HTTP/1.1\r\n${HEAD}\r\n`,
  () => `GET http://evil.example/api/me HTTP/1.1\r\n${HEAD}\r\n`,
  () => `GET //evil.example/api/me HTTP/1.1\r\n${HEAD}\r\n`,
  () => `GET * HTTP/1.1\r\n${HEAD}\r\n`,
  () => 'GET /api/me HTTP/1.1\r\nHost: \xff\xfe\r\nConnection: close\r\n\r\n',
  () => 'GET /api/me HTTP/1.1\r\nHost: a b[::\r\nConnection: close\r\n\r\n',
  () => 'GET /api/meetings/fuzz/socket HTTP/1.1\r\nHost: [\r\nOrigin: http://[\r\nConnection: close\r\n\r\n',
  () => `GET /api/me HTTP/1.1\n${HEAD.replaceAll('\r', '')}\n`,
  () => `GET /api/me HTTP/1.1\r\n${HEAD}no colon\r\n\r\n`,
  () => `GET /api/me HTTP/1.1\r\n${HEAD}X: ${'x'.repeat(200_000)}\r\n\r\n`,
  () => `GET /${'a'.repeat(200_000)} HTTP/1.1\r\n${HEAD}\r\n`,
  () => `POST /api/host/session HTTP/1.1\r\n${HEAD}Content-Length: -1\r\n\r\n{}`,
  () => `POST /api/host/session HTTP/1.1\r\n${HEAD}Content-Length: 99999999999999999999\r\n\r\n{}`,
  () => `POST /api/host/session HTTP/1.1\r\n${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
  // Two lengths: which of them is believed decides where the next request begins (request smuggling).
  () =>
    `POST /api/host/session HTTP/1.1\r\n${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/fleet HTTP/1.1\r\n\r\n`,
  () => `POST /api/host/session HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
  () => `POST /api/host/session HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx`,
  () => `POST /api/host/session HTTP/1.1\r\n${HEAD}Content-Length: 1000\r\n\r\n{`,
  () => `GET /api/meetings/fuzz/socket HTTP/1.1\r\n${HEAD}Upgrade: websocket\r\n\r\n`,
  (dice) => dice.bytes(1 + dice.below(2_000)),
];

/** The status of the answer to one of them, and what it was; null where the connection was closed without one. */
export async function sendBrokenRequest(dice: Dice, origin: string): Promise<{ status: number | null; what: string }> {
  const { hostname, port } = new URL(origin);
  const bytes = Buffer.from(dice.pick(KINDS)(dice));
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.end(bytes));
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    // Whoever writes nonsense may be cut off in the middle of it.
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
  const status = /^HTTP\/1\.\d (\d{3})/.exec(answer)?.[1];
  return { status: status === undefined ? null : Number(status), what: bytes.subarray(0, 120).toString('latin1') };
}
