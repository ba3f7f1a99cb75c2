import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { RoomServiceClient } from 'livekit-server-sdk';
import { startChild, type Child } from '../../infra/runner/child.ts';
import { startGuard } from '../../infra/runner/guard.ts';
import { networkAddresses } from '../../infra/runner/networkAddress.ts';
import { reservePorts } from '../../infra/runner/ports.ts';
import type { Result } from '../../infra/runner/result.ts';
import { STOP_SFU, stopChild } from '../../infra/runner/stopChild.ts';
import { answersOk, waitUntil } from '../../infra/runner/waitUntil.ts';
import { boxSfuConfig } from '../../sfu-config/boxSfuConfig.ts';
import { renderSfuConfig } from '../../sfu-config/renderSfuConfig.ts';
import type { Site } from '../../worker/protocol/settings.ts';
import { findTestSfu } from './findTestSfu.ts';

const LOOPBACK = ['127.0.0.1'];
const START_MS = 20_000;

/** A livekit-server that is a site of its own: other ports, another key pair, and packet counters. */
export interface Sfu {
  /** What the operator would give to `npm run fleet -- add`. */
  site: Site;
  /** Null between two lives. */
  pid(): number | null;
  /** SIGKILL: it is gone without a word. Resolves when it is. */
  kill(): Promise<void>;
  /** SIGTERM twice, as by an operator who has not drained it: it tells its people (SERVER_SHUTDOWN) and ends. */
  shutDown(): Promise<void>;
  /** SIGSTOP: its ports are open and nothing answers, as behind a black hole. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
  /** Another life on the same ports; resolves when it answers. */
  restart(): Promise<void>;
  /** Who is in which room by its own word; rooms without anybody have empty lists. */
  rooms(): Promise<Map<string, string[]>>;
  output(): Promise<string>;
  stop(): Promise<void>;
}

export interface SfuOptions {
  id: string;
  /** Where the deployment takes the SFU's events; null: it hears of none. */
  webhooks: string | null;
  /** What nodes of one cluster have in common. */
  cluster?: { redis: string; key: string; secret: string };
}

export async function startSfu({ id, webhooks, cluster }: SfuOptions): Promise<Sfu> {
  const folder = await mkdtemp(join(tmpdir(), `narada-sfu-${id}-`));
  const guard = startGuard();
  const log = openSync(join(folder, 'sfu.log'), 'a+');
  const command = must(await findTestSfu(guard));
  const [signalPort = 0, metricsPort = 0, udpPort = 0] = must(
    await reservePorts([
      { option: 'signal', port: 0, protocol: 'tcp', hosts: LOOPBACK },
      { option: 'metrics', port: 0, protocol: 'tcp', hosts: LOOPBACK },
      { option: 'udp', port: 0, protocol: 'udp', hosts: [] },
    ]),
  );
  const key = cluster?.key ?? `key-${id}`;
  const secret = cluster?.secret ?? randomBytes(32).toString('base64url');
  const metrics = { username: 'metrics', password: randomBytes(16).toString('base64url') };
  // Browsers do not offer loopback addresses, so loopback alone connects nobody.
  const [networkAddress = null] = networkAddresses(networkInterfaces());
  const config = boxSfuConfig({
    signalPort,
    udpPort,
    tcpPort: null,
    networkAddress,
    apiKey: key,
    apiSecret: secret,
    webhookUrl: webhooks ?? '',
  });
  const path = join(folder, 'livekit.yaml');
  await writeFile(
    path,
    renderSfuConfig({
      ...config,
      prometheus: { port: metricsPort, ...metrics },
      ...(cluster && { redis: { address: cluster.redis } }),
      webhook: { ...config.webhook, urls: webhooks === null ? [] : [webhooks] },
    }),
    { mode: 0o600 },
  );

  const origin = `http://127.0.0.1:${signalPort}`;
  const client = new RoomServiceClient(origin, key, secret, { requestTimeout: 5, failover: false });
  let child: Child | null = null;
  async function restart(): Promise<void> {
    const mine = startChild({ command, args: ['--config', path], log }, guard);
    child = mine;
    void mine.exited.then(() => {
      if (child === mine) child = null;
    });
    const up = await waitUntil(() => answersOk(`${origin}/`), 50, AbortSignal.timeout(START_MS));
    if (!up) throw new Error(`the SFU of ${id} does not answer: ${await readFile(join(folder, 'sfu.log'), 'utf8')}`);
  }
  await restart();

  return {
    site: {
      id,
      url: origin.replace('http', 'ws'),
      api: origin,
      key,
      secret,
      region: '',
      capacity: 100_000,
      metrics: [`http://${metrics.username}:${metrics.password}@127.0.0.1:${metricsPort}/metrics`],
    },
    pid: () => child?.pid ?? null,
    async kill() {
      const gone = child?.exited;
      child?.signal('SIGKILL');
      await gone;
    },
    async shutDown() {
      const mine = child;
      // Two signals that come at once may be one; an impatient operator presses on.
      const pressing = setInterval(() => mine?.signal('SIGTERM'), 300);
      mine?.signal('SIGTERM');
      await mine?.exited;
      clearInterval(pressing);
    },
    freeze: () => child?.signal('SIGSTOP'),
    thaw: () => child?.signal('SIGCONT'),
    restart,
    async rooms() {
      const rooms = new Map<string, string[]>();
      for (const { name } of await client.listRooms()) {
        const participants = await client.listParticipants(name).catch(() => []);
        rooms.set(
          name,
          participants.map(({ identity }) => identity),
        );
      }
      return rooms;
    },
    output: () => readFile(join(folder, 'sfu.log'), 'utf8'),
    async stop() {
      child?.signal('SIGCONT');
      if (child) await stopChild(child, STOP_SFU);
      closeSync(log);
      guard.release();
      await rm(folder, { recursive: true });
    },
  };
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}
