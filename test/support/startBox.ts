import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { startGuard } from '../../infra/runner/guard.ts';
import { livingPids } from './livingPids.ts';

export interface BoxOptions {
  /** livekit-server to run. Default: as `npm start` finds it. */
  sfu?: string;
  /** Further arguments of `npm start`. */
  args?: readonly string[];
  /** Over the environment of this process. */
  env?: Readonly<Record<string, string>>;
  /** Of an earlier box that was stopped with `keepState`. */
  state?: string;
  /** A finished build to serve as it is. Default: whatever is stale in dist/ is built first. */
  dist?: string;
  /** Milliseconds until "Open …"; the SFU's first build takes minutes. */
  timeoutMs?: number;
}

export interface Box {
  /** "http://localhost:PORT", without a slash at the end. */
  url: string;
  /** With --lan: "https://IP:PORT". */
  lanUrl: string | null;
  /** Empty where an earlier box of the same state has shown them. */
  hostName: string;
  hostKey: string;
  /** The state folder. */
  state: string;
  runnerPid: number;
  /** As they are now; null between two lives. */
  pids(): { workerd: number | null; sfu: number | null };
  sfuApi: { url: string; key: string; secret: string };
  /** stdout and stderr so far. */
  output(): string;
  /** Resolves when the output matches; rejects when the box ends first or `timeoutMs` (default 20 s) pass. */
  said(pattern: RegExp, timeoutMs?: number): Promise<void>;
  /** Resolves with the exit code when the box ends, by whatever. */
  ended: Promise<number | null>;
  /** Ctrl-C; resolves with the exit code when all is gone. The state folder is removed unless it is to be kept. */
  stop(options?: { keepState?: boolean }): Promise<number | null>;
}

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm start` runs, on free ports, with a state folder of its own. */
export async function startBox(options: BoxOptions = {}): Promise<Box> {
  const state = options.state ?? mkdtempSync(join(tmpdir(), 'narada-'));
  const args = ['--state', state, '--port', '0', '--sfu-port', '0', '--udp-port', '0', ...(options.args ?? [])];
  if (options.args?.includes('--lan')) args.push('--lan-port', '0', '--tcp-port', '0');
  if (options.sfu) args.push('--sfu', options.sfu);
  const runner = spawn(process.execPath, [join(REPOSITORY, 'infra/start.ts'), ...args], {
    cwd: REPOSITORY,
    env: { ...process.env, ...(options.dist ? { NARADA_DIST: options.dist } : {}), ...options.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that is killed takes its box along.
  const guard = startGuard();
  if (runner.pid) guard.watch(runner.pid);
  let output = '';
  const ended = new Promise<number | null>((resolve) => {
    runner.once('error', () => resolve(null));
    runner.once('close', (code) => resolve(code));
  }).finally(() => guard.release());
  const said = (pattern: RegExp, timeoutMs = 20_000): Promise<void> =>
    new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        runner.stdout.off('data', look);
        settle();
      };
      const look = () => {
        if (pattern.test(output)) finish(resolve);
      };
      const timer = setTimeout(() => finish(() => reject(new Error(`no ${pattern} in: ${output}`))), timeoutMs);
      runner.stdout.on('data', look);
      void ended.then(() => finish(() => reject(new Error(`the box ended before ${pattern}: ${output}`))));
      look();
    });
  for (const stream of [runner.stdout, runner.stderr])
    stream.prependListener('data', (chunk: Buffer) => (output += chunk));
  const stop: Box['stop'] = async ({ keepState = false } = {}) => {
    runner.kill('SIGINT');
    const code = await ended;
    if (!keepState) rmSync(state, { recursive: true, force: true });
    return code;
  };

  try {
    await said(
      options.args?.includes('--lan') ? /^Open https:.*\n/m : /^Open http:.*\n/m,
      options.timeoutMs ?? 600_000,
    );
  } catch (error) {
    await stop();
    throw error;
  }
  const line = (pattern: RegExp) => pattern.exec(output)?.[1] ?? '';
  const sfu = readSfuConfig(join(state, 'livekit.yaml'));
  return {
    url: line(/^Open (http:\S+)\/$/m),
    lanUrl: line(/^Open (https:\S+)\/$/m) || null,
    hostName: line(/^Host name: (.+)$/m),
    hostKey: line(/^Host key: (.+)$/m),
    state,
    runnerPid: runner.pid ?? 0,
    pids: () => ({
      workerd: livingPids(join(state, 'workerd.capnp'))[0] ?? null,
      sfu: livingPids(join(state, 'livekit.yaml'))[0] ?? null,
    }),
    sfuApi: sfu,
    output: () => output,
    said,
    ended,
    stop,
  };
}

function readSfuConfig(path: string): Box['sfuApi'] {
  const config: unknown = parse(readFileSync(path, 'utf8'));
  if (typeof config === 'object' && config !== null && 'keys' in config && 'port' in config) {
    const [[key, secret] = []] = Object.entries(config.keys ?? {});
    if (key && typeof secret === 'string') return { url: `http://127.0.0.1:${Number(config.port)}`, key, secret };
  }
  throw new Error(`${path} has no key`);
}
