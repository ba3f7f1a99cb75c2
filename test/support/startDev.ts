import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startGuard } from '../../infra/runner/guard.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm run dev` runs in this repository or in a copy, on free ports, with a state folder of its own. */
export async function startDev({ repository = REPOSITORY } = {}) {
  const state = mkdtempSync(join(tmpdir(), 'narada-dev-'));
  const ports = ['--port', '0', '--sfu-port', '0', '--udp-port', '0'];
  const runner = spawn(process.execPath, [join(repository, 'infra/dev.ts'), '--state', state, ...ports], {
    cwd: repository,
    // Colours would stand in the middle of the address.
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that is killed takes it along.
  const guard = startGuard();
  if (runner.pid) guard.watch(runner.pid);
  let output = '';
  const ended = once(runner, 'close');
  const found = (pattern: RegExp) => pattern.exec(output)?.[1];
  for (const stream of [runner.stdout, runner.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  const url = await new Promise<string>((resolve, reject) => {
    runner.stdout.on('data', () => {
      const address = found(/Local:\s+(http:\S+?)\/?\s/);
      if (address) resolve(address);
    });
    void ended.then(() => reject(new Error(`npm run dev ended: ${output}`)));
  });
  return {
    url,
    hostName: found(/Host name: (.*)/) ?? '',
    hostKey: found(/Host key: (.*)/) ?? '',
    output: () => output,
    async stop() {
      runner.kill('SIGINT');
      await ended;
      guard.release();
      rmSync(state, { recursive: true, force: true });
    },
  };
}
