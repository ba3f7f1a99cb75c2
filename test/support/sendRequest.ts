import { request } from 'node:http';

export interface RawRequest {
  readonly method: string;
  /** With the query, written as it is to be sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

/** Bytes of a body that a server may refuse to read to its end. */
const MUCH = 10_000;

/**
 * The status of the answer, whose body is read over; 101 for a WebSocket, which is closed again. `from`: the client's own
 * address, on Linux any of 127.0.0.0/8. Null where the connection was cut in the middle of a large body.
 */
export function sendRequest(origin: string, asked: RawRequest, from: string | undefined): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const { method, path, headers, body } = asked;
    const upgrade = headers['Upgrade'] === undefined ? {} : { Connection: 'Upgrade' };
    const sent = request({
      // A connection each: whoever comes from many addresses would hold thousands open.
      agent: false,
      hostname,
      port,
      method,
      path,
      headers: { ...headers, ...upgrade },
      ...(from === undefined ? {} : { localAddress: from }),
    });
    sent.once('response', (answer) => {
      answer.resume();
      answer.once('close', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('upgrade', (_, socket) => {
      socket.destroy();
      resolve(101);
    });
    // Answered and closed while we were still writing, the answer may be lost (RFC 9112 §9.6).
    sent.once('error', (error) => (Buffer.byteLength(body ?? '') > MUCH ? resolve(null) : reject(error)));
    sent.end(body ?? undefined);
  });
}
