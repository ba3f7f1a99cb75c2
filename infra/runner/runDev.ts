import { randomBytes } from 'node:crypto';
import { homedir, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SFU_RELEASES } from '../../sfu-config/release.ts';
import { sfuConfigOf, workerBindings, type BoxSettings } from './boxConfigs.ts';
import { startChild } from './child.ts';
import { childEnvironment } from './childEnvironment.ts';
import { openChildLog } from './childLog.ts';
import { addHostKey, readHostKeys } from './hostKeys.ts';
import { networkAddresses } from './networkAddress.ts';
import { hashOperatorKey, loadOperatorKey } from './operatorKey.ts';
import { reservePorts } from './ports.ts';
import type { Surroundings } from './prepareBox.ts';
import { fail, succeed, type Result } from './result.ts';
import { loadSecrets } from './secrets.ts';
import { findSfu } from './sfu/findSfu.ts';
import { cacheFolder, type StatePaths } from './statePaths.ts';
import { stopChild } from './stopChild.ts';
import { superviseSfu } from './superviseSfu.ts';
import { answersOk } from './waitUntil.ts';
import { writePrivateFile } from './writePrivateFile.ts';

export interface DevOptions {
  port: number;
  sfuPort: number;
  udpPort: number;
  sfu: string | null;
}

type DevBox = Omit<BoxSettings, 'app' | 'objects' | 'policy' | 'embedders'>;

/** vite with the worker and its objects, and a livekit-server beside it, until `around.signal`. */
export async function runDev(options: DevOptions, paths: StatePaths, around: Surroundings): Promise<Result<void>> {
  const box = await prepare(options, paths, around.say);
  if (!box.ok) return box;
  const sfu = await findSfu({
    explicit: options.sfu,
    path: around.env['PATH'] ?? '',
    cache: cacheFolder(around.env, homedir()),
    releases: around.env['NARADA_SFU_RELEASES'] ?? SFU_RELEASES,
    platform: process.platform,
    arch: process.arch,
    goModule: join(around.repository, 'sfu-config'),
    ...around,
  });
  return sfu.ok ? await develop(box.value, sfu.value, paths, around) : sfu;
}

async function prepare(options: DevOptions, paths: StatePaths, say: (line: string) => void): Promise<Result<DevBox>> {
  const networkAddress = networkAddresses(networkInterfaces())[0] ?? null;
  const hosts = ['127.0.0.1'];
  const reserved = await reservePorts([
    { option: 'port', port: options.port, protocol: 'tcp', hosts },
    { option: 'sfu-port', port: options.sfuPort, protocol: 'tcp', hosts },
    { option: 'udp-port', port: options.udpPort, protocol: 'udp', hosts },
  ]);
  if (!reserved.ok) return reserved;
  const [port = 0, sfuPort = 0, udpPort = 0] = reserved.value;
  const secrets = loadSecrets(paths.secrets, randomBytes);
  if (!secrets.ok) return secrets;
  const kept = readHostKeys(paths.hostKeys);
  if (!kept.ok) return kept;
  if (kept.value === null) {
    const made = addHostKey(paths.hostKeys, 'host', randomBytes);
    if (!made.ok) return made;
    say(`Host name: host\nHost key: ${made.value}`);
  }
  const operatorKey = loadOperatorKey(paths.operatorKey, randomBytes);
  if (!operatorKey.ok) return operatorKey;
  const keys = readHostKeys(paths.hostKeys);
  if (!keys.ok) return keys;
  return succeed({
    secrets: secrets.value,
    hostKeys: keys.value ?? [],
    operatorKey: hashOperatorKey(operatorKey.value),
    networkAddress,
    lan: null,
    port,
    sfuPort,
    udpPort,
  });
}

async function develop(box: DevBox, sfuPath: string, paths: StatePaths, around: Surroundings): Promise<Result<void>> {
  const { guard, say } = around;
  const sfuLog = openChildLog(paths.logs, 'livekit-server');
  const env = childEnvironment(around.env);
  writePrivateFile(paths.sfuConfig, sfuConfigOf(box, box.port));
  const sfu = superviseSfu({
    start: () => startChild({ command: sfuPath, args: ['--config', paths.sfuConfig], env, log: sfuLog.fd }, guard),
    isHealthy: () => answersOk(`http://127.0.0.1:${box.sfuPort}/`),
    tail: () => sfuLog.tail(5),
    say,
    now: () => performance.now(),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
  });
  // What vite.config.ts wants from here travels in the environment: a file in the repository, as .dev.vars is, would
  // sooner or later be committed.
  // Pages go to the SFU's own port: under vite, the worker's plugin and a proxy would both answer an upgrade to /rtc.
  const dev = { bindings: workerBindings(box, `ws://127.0.0.1:${box.sfuPort}`), objects: paths.devObjects };
  const vite = startChild(
    {
      command: process.execPath,
      args: [
        join(around.repository, 'node_modules/vite/bin/vite.js'),
        '--port',
        String(box.port),
        '--strictPort',
        '--host',
        '127.0.0.1',
      ],
      cwd: around.repository,
      env: { ...around.env, NARADA_DEV: JSON.stringify(dev) },
      log: 1,
    },
    guard,
  );
  const stopped = new Promise<Result<void>>((resolve) => {
    around.signal.addEventListener('abort', () => resolve(succeed(undefined)), { once: true });
  });
  try {
    const died = vite.exited.then((how) => fail('child_died', `vite ended (${how})`));
    return await Promise.race([stopped, sfu.givenUp, died]);
  } finally {
    await stopChild(vite, [
      ['SIGTERM', 2_000],
      ['SIGKILL', 1_000],
    ]);
    await sfu.stop();
    sfuLog.close();
  }
}
