import { randomBytes } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { SFU_RELEASES } from '../../sfu-config/release.ts';
import type { BoxSettings } from './boxConfigs.ts';
import { buildApp } from './buildApp.ts';
import { copyApp } from './copyApp.ts';
import { ensureCertificate } from './ensureCertificate.ts';
import type { Guard } from './guard.ts';
import { hashHostKey, makeHostKey, readHostKeys } from './hostKeys.ts';
import { chooseNetworkAddress } from './networkAddress.ts';
import { hashOperatorKey, loadOperatorKey } from './operatorKey.ts';
import { reservePorts } from './ports.ts';
import { succeed, type Result } from './result.ts';
import { loadSecrets } from './secrets.ts';
import { findSfu } from './sfu/findSfu.ts';
import type { StartOptions } from './startOptions.ts';
import { cacheFolder, type StatePaths } from './statePaths.ts';

export interface Surroundings {
  repository: string;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  guard: Guard;
  /** Stop what takes long. */
  signal: AbortSignal;
  say(line: string): void;
}

export interface PreparedBox {
  settings: BoxSettings;
  /** Path of livekit-server. */
  sfu: string;
  /** On the first run: shown and stored once everything runs, lest a key be stored that nobody has seen. */
  newHostKey: string | null;
}

const FIRST_HOST = 'host';

/** Everything before the first process: what can be refused is refused here. */
export async function prepareBox(
  options: StartOptions,
  paths: StatePaths,
  around: Surroundings,
): Promise<Result<PreparedBox>> {
  const address = chooseNetworkAddress(networkInterfaces(), options.networkAddress, options.lan !== null);
  if (!address.ok) return address;
  const loopback = ['127.0.0.1'];
  const mediaHosts = [...loopback, ...(address.value ? [address.value] : [])];
  const reserved = await reservePorts([
    { option: 'port', port: options.port, protocol: 'tcp', hosts: loopback },
    { option: 'sfu-port', port: options.sfuPort, protocol: 'tcp', hosts: loopback },
    { option: 'udp-port', port: options.udpPort, protocol: 'udp', hosts: mediaHosts },
    ...(options.lan
      ? ([
          { option: 'lan-port', port: options.lan.port, protocol: 'tcp', hosts: [] },
          { option: 'tcp-port', port: options.lan.tcpPort, protocol: 'tcp', hosts: [] },
        ] as const)
      : []),
  ]);
  if (!reserved.ok) return reserved;
  const [port = 0, sfuPort = 0, udpPort = 0, lanPort = 0, tcpPort = 0] = reserved.value;

  const secrets = loadSecrets(paths.secrets, randomBytes);
  if (!secrets.ok) return secrets;
  const kept = readHostKeys(paths.hostKeys);
  if (!kept.ok) return kept;
  const operatorKey = loadOperatorKey(paths.operatorKey, randomBytes);
  if (!operatorKey.ok) return operatorKey;
  const newHostKey = kept.value === null ? makeHostKey(randomBytes) : null;
  const hostKeys = newHostKey ? [{ name: FIRST_HOST, sha256: hashHostKey(newHostKey) }] : (kept.value ?? []);

  const dist = around.env['NARADA_DIST'];
  if (!dist) {
    const built = await buildApp(around.repository, around);
    if (!built.ok) return built;
  }
  const sfu = await findSfu({
    explicit: options.sfu,
    path: around.env['PATH'] ?? '',
    cache: cacheFolder(around.env, around.home),
    releases: around.env['NARADA_SFU_RELEASES'] ?? SFU_RELEASES,
    platform: process.platform,
    arch: process.arch,
    goModule: join(around.repository, 'sfu-config'),
    ...around,
  });
  if (!sfu.ok) return sfu;
  const app = copyApp(dist ?? join(around.repository, 'dist'), paths.app);
  if (!app.ok) return app;
  if (options.lan && address.value) await ensureCertificate(paths, address.value, new Date());

  return succeed({
    settings: {
      app: app.value,
      secrets: secrets.value,
      hostKeys,
      operatorKey: hashOperatorKey(operatorKey.value),
      policy: options.policy,
      embedders: options.embedders,
      objects: paths.objects,
      networkAddress: address.value,
      port,
      lan: options.lan ? { port: lanPort, tcpPort } : null,
      sfuPort,
      udpPort,
    },
    sfu: sfu.value,
    newHostKey,
  });
}
