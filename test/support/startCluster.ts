import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../../infra/runner/child.ts';
import { startGuard } from '../../infra/runner/guard.ts';
import { reservePorts } from '../../infra/runner/ports.ts';
import { waitUntil } from '../../infra/runner/waitUntil.ts';
import type { Site } from '../../worker/protocol/settings.ts';
import { startSfu, type Sfu } from './startSfu.ts';

/** LiveKit nodes that are one site, by a Redis of their own. */
export interface Cluster {
  /** People and objects come to the first node, wherever their room is. */
  site: Site;
  nodes: readonly [Sfu, Sfu];
  /** The node that a room is at: by the table that LiveKit keeps in Redis. */
  nodeOf(room: string): Promise<Sfu>;
  stop(): Promise<void>;
}

/** Two nodes and a real redis-server, found on PATH. */
export async function startCluster(id: string, webhooks: string): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'narada-redis-'));
  const guard = startGuard();
  const log = openSync(join(folder, 'redis.log'), 'a+');
  const reserved = await reservePorts([{ option: 'redis', port: 0, protocol: 'tcp', hosts: ['127.0.0.1'] }]);
  if (!reserved.ok) throw new Error(reserved.message);
  const [port = 0] = reserved.value;
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const redis = startChild({ command: 'redis-server', args, env: process.env, log }, guard);
  const ask = (...words: string[]) => askRedis(port, words);
  const up = await waitUntil(
    () =>
      ask('PING').then(
        (answer) => answer.startsWith('+PONG'),
        () => false,
      ),
    50,
    AbortSignal.timeout(10_000),
  );
  if (!up) throw new Error('redis-server does not answer.');

  const cluster = { redis: `127.0.0.1:${port}`, key: `key-${id}`, secret: randomBytes(32).toString('base64url') };
  const nodes = [
    await startSfu({ id: `${id}-1`, webhooks, cluster }),
    await startSfu({ id: `${id}-2`, webhooks, cluster }),
  ] as const;
  return {
    site: { ...nodes[0].site, id, metrics: nodes.flatMap(({ site }) => site.metrics) },
    nodes,
    async nodeOf(room) {
      const answer = await ask('HGET', 'room_node_map', room);
      const node = /ND_\w+/.exec(answer)?.[0];
      for (const each of nodes) if (node && (await metricsOf(each)).includes(node)) return each;
      throw new Error(`Redis knows no node of ours for this room: ${answer}`);
    },
    async stop() {
      for (const node of nodes) await node.stop();
      redis.signal('SIGKILL');
      await redis.exited;
      closeSync(log);
      guard.release();
      await rm(folder, { recursive: true });
    },
  };
}

/** A node tells its id in every sample. */
async function metricsOf({ site }: Sfu): Promise<string> {
  const { origin, pathname, username, password } = new URL(site.metrics[0] ?? '');
  const headers = { Authorization: `Basic ${btoa(`${username}:${password}`)}` };
  return (await fetch(`${origin}${pathname}`, { headers })).text();
}

/** One command in Redis' own protocol (RESP), and the first of its answer. */
function askRedis(port: number, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const text = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('');
    socket.once('error', reject);
    socket.once('data', (data) => {
      resolve(data.toString());
      socket.destroy();
    });
    socket.write(`*${words.length}\r\n${text}`);
  });
}
