import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as v from 'valibot';
import { command } from './command.ts';
import { SERVER, type Network } from './createNetwork.ts';

/** Datagrams, 5 ms apart. */
const DATAGRAMS = 400;
const PATIENCE_MS = 2_000;
const DOWNLOAD_BYTES = 100_000;

/** Echoes datagrams on UDP 9000, and sends bytes to whoever connects to TCP 443 or 9000. */
const SERVE = `
const { createSocket } = require('node:dgram');
const { createServer } = require('node:net');
const echo = createSocket('udp4').bind(9000);
echo.on('message', (bytes, from) => echo.send(bytes, from.port, from.address));
const send = (socket) => socket.on('error', () => {}).end(Buffer.alloc(${DOWNLOAD_BYTES}));
createServer(send).listen(443);
createServer(send).listen(9000, () => console.log('ready'));
`;

const MEASURE = `
const { createSocket } = require('node:dgram');
const { connect } = require('node:net');
const { setTimeout: sleep } = require('node:timers/promises');
const download = (port) => new Promise((resolve) => {
  const started = performance.now();
  const socket = connect({ host: '${SERVER}', port });
  const patience = setTimeout(() => resolve(null), 5000);
  socket.on('error', () => {}).on('data', () => {}).on('end', () => resolve(performance.now() - started));
});
(async () => {
  const socket = createSocket('udp4');
  const times = [];
  socket.on('message', (bytes) => times.push(performance.now() - Number(bytes)));
  for (let i = 0; i < ${DATAGRAMS}; i++) {
    socket.send(String(performance.now()), 9000, '${SERVER}', () => {});
    await sleep(5);
  }
  await sleep(${PATIENCE_MS});
  const [tcp443, tcpOther] = await Promise.all([download(443), download(9000)]);
  const roundTripMs = times.sort((a, b) => a - b)[times.length >> 1] ?? null;
  console.log(JSON.stringify({ arrived: times.length / ${DATAGRAMS}, roundTripMs, tcp443, tcpOther }));
  process.exit();
})();
`;

const Line = v.object({
  /** Of the datagrams, there and back. */
  arrived: v.number(),
  roundTripMs: v.nullable(v.number()),
  /** Milliseconds that 100 kB take from each port, at once; null where they do not arrive. */
  tcp443: v.nullable(v.number()),
  tcpOther: v.nullable(v.number()),
});

/** What the restricted client's way to the server's machine really is. */
export async function measureLine(network: Network): Promise<v.InferOutput<typeof Line>> {
  const inside = (namespace: string, program: string) =>
    'netns exec'.split(' ').concat(namespace, process.execPath, '-e', program);
  const server = spawn('ip', inside(network.server, SERVE), { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(server.stdout, 'data');
    return v.parse(Line, JSON.parse(await command('ip', inside(network.restricted, MEASURE))));
  } finally {
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  }
}
