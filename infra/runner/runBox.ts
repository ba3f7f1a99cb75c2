import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HostKey } from '../../worker/protocol/settings.ts';
import { sfuConfigOf, workerdConfigOf } from './boxConfigs.ts';
import { startChild } from './child.ts';
import { openChildLog } from './childLog.ts';
import { childEnvironment } from './childEnvironment.ts';
import { lockState } from './lockState.ts';
import { openFiles } from './openFiles.ts';
import { openStateFolder } from './openStateFolder.ts';
import { prepareBox, type PreparedBox, type Surroundings } from './prepareBox.ts';
import { succeed, type Failure, type Result } from './result.ts';
import type { StartOptions } from './startOptions.ts';
import type { StatePaths } from './statePaths.ts';
import { superviseSfu } from './superviseSfu.ts';
import { superviseWorkerd } from './superviseWorkerd.ts';
import { sweepObjects } from './sweepObjects.ts';
import { answersOk } from './waitUntil.ts';
import { watchHostKeys } from './watchHostKeys.ts';
import { writePrivateFile } from './writePrivateFile.ts';

const TAIL_LINES = 5;
/** Between two sweeps of a running box. workerd lets go of an idle object's file after some ten seconds. */
const SWEEP_MS = 600_000;

/** A whole box, from its state folder to its end: by `around.signal`, or by the failure that it answers. */
export async function runBox(options: StartOptions, around: Surroundings): Promise<Result<void>> {
  const opened = openStateFolder(options.state, around.repository, around.say);
  if (!opened.ok) return opened;
  const paths = opened.value;
  const lock = lockState(paths);
  if (!lock.ok) return lock;
  try {
    const prepared = await prepareBox(options, paths, around);
    if (around.signal.aborted) return succeed(undefined);
    if (!prepared.ok) return prepared;
    sweepObjects(paths.objects);
    const ended = await runProcesses(prepared.value, paths, around);
    sweepObjects(paths.objects);
    return ended;
  } finally {
    lock.value.release();
  }
}

async function runProcesses(box: PreparedBox, paths: StatePaths, around: Surroundings): Promise<Result<void>> {
  const { settings } = box;
  const { say, guard } = around;
  // What the processes write (logs, SQLite files) is the owner's alone.
  process.umask(0o077);
  const sfuLog = openChildLog(paths.logs, 'livekit-server');
  const workerdLog = openChildLog(paths.logs, 'workerd');
  const env = childEnvironment(around.env);

  writePrivateFile(paths.sfuConfig, sfuConfigOf(settings, settings.port));
  const sfu = superviseSfu({
    start: () => startChild({ command: box.sfu, args: ['--config', paths.sfuConfig], env, log: sfuLog.fd }, guard),
    isHealthy: () => answersOk(`http://127.0.0.1:${settings.sfuPort}/`),
    tail: () => sfuLog.tail(TAIL_LINES),
    say,
    now: () => performance.now(),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
  });
  const workerd = superviseWorkerd({
    start: () =>
      startChild({ command: workerdBinary(), args: ['serve', paths.workerdConfig], env, log: workerdLog.fd }, guard),
    isHealthy: () => answersOk(`http://127.0.0.1:${settings.port}/api/health`),
    tail: () => workerdLog.tail(TAIL_LINES),
    say,
  });
  const serve = (hostKeys: readonly HostKey[]) => {
    writePrivateFile(paths.workerdConfig, workerdConfigOf({ ...settings, hostKeys }));
    return workerd.restart();
  };
  const stopped = new Promise<Result<void>>((resolve) => {
    if (around.signal.aborted) resolve(succeed(undefined));
    else around.signal.addEventListener('abort', () => resolve(succeed(undefined)), { once: true });
  });
  const trouble = Promise.withResolvers<Failure>();
  let unwatch = () => {};
  const sweeping = setInterval(() => sweepObjects(paths.objects, () => openFiles(workerd.pid())), SWEEP_MS);

  try {
    const over = Promise.race([stopped, workerd.died, sfu.givenUp, trouble.promise]);
    const started = Promise.all([serve(settings.hostKeys), sfu.healthy]).then(([served]) => served);
    const first = await Promise.race([started.then((served) => (served.ok ? null : served)), over]);
    if (first) return first;

    announce(box, paths, say);
    unwatch = watchHostKeys(
      paths.hostKeys,
      settings.hostKeys,
      (keys) => {
        say('The host keys have changed; workerd starts again with them.');
        void serve(keys).then((served) => {
          if (!served.ok) trouble.resolve(served);
        });
      },
      say,
    );
    return await over;
  } finally {
    unwatch();
    clearInterval(sweeping);
    // First the door, then the media.
    await workerd.stop();
    await sfu.stop();
    workerdLog.close();
    sfuLog.close();
  }
}

/** The lines that people and programs wait for. */
function announce(box: PreparedBox, paths: StatePaths, say: (line: string) => void): void {
  const { settings, newHostKey } = box;
  const [host] = settings.hostKeys;
  // Somebody may have run `npm run host-key` in the meantime; that list stands.
  if (newHostKey && host && !existsSync(paths.hostKeys)) {
    writePrivateFile(paths.hostKeys, `${JSON.stringify(settings.hostKeys, null, 2)}\n`);
    say(`Host name: ${host.name}`);
    say(`Host key: ${newHostKey}`);
    say('This key is shown once. npm run host-key makes others.');
  }
  writePrivateFile(paths.box, `${JSON.stringify({ url: `http://127.0.0.1:${settings.port}` })}\n`);
  say(`Open http://localhost:${settings.port}/`);
  if (settings.lan) say(`Open https://${settings.networkAddress}:${settings.lan.port}/`);
}

/** The binary itself, not its Node wrapper, which would be one more process between us and it. */
function workerdBinary(): string {
  const workerd: unknown = createRequire(import.meta.url)('workerd');
  if (typeof workerd === 'object' && workerd !== null && 'default' in workerd && typeof workerd.default === 'string') {
    return workerd.default;
  }
  throw new Error('the workerd package does not tell its binary');
}
