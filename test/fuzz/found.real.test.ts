import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendRequest } from '../support/sendRequest.ts';
import { startBox, type Box } from '../support/startBox.ts';

// What fuzzing has found, each by itself.

let box: Box;
beforeAll(async () => void (box = await startBox()));
afterAll(() => box.stop());

const SOCKET = '/api/meetings/some-meeting/socket';
const HANDSHAKE = {
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  'Sec-WebSocket-Protocol': 'narada.1',
};

const ask = (method: string, headers: Record<string, string>) =>
  sendRequest(box.url, { method, path: SOCKET, headers: { Origin: box.url, ...headers }, body: null }, undefined);

it('a handshake is one only as a GET with all that belongs to it', async () => {
  expect(await ask('GET', HANDSHAKE)).toBe(101);
  const { 'Sec-WebSocket-Key': _, ...keyless } = HANDSHAKE;
  expect(await ask('GET', keyless)).toBe(426);
  expect(await ask('GET', { ...HANDSHAKE, 'Sec-WebSocket-Version': '8' })).toBe(426);
  // Each was a server error: workerd made a GET of it and answered with a WebSocket.
  for (const method of ['PUT', 'POST', 'DELETE']) expect(await ask(method, HANDSHAKE)).toBe(404);
});

it('a Host header that is no host is refused', async () => {
  const { hostname, port } = new URL(box.url);
  const answer = await new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect({ host: hostname, port: Number(port) }, () =>
      socket.end(`GET ${SOCKET} HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
});
