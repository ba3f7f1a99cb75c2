import { randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../../infra/runner/fingerprint.ts';
import type { Guard } from '../../infra/runner/guard.ts';
import { runTool } from '../../infra/runner/runTool.ts';
import { cacheFolder } from '../../infra/runner/statePaths.ts';

const SOURCES = fileURLToPath(new URL('../bots', import.meta.url));
const BUILD_MS = 10 * 60_000;

/** The path of the load generator (test/bots/), built once for each state of its sources. Rejects with what to do. */
export async function buildBots(guard: Guard): Promise<string> {
  const sources = globSync('*.{go,vp8,mod,sum}', { cwd: SOURCES }).toSorted();
  const cache = cacheFolder(process.env, homedir());
  const target = join(cache, `bots-${fingerprint(SOURCES, sources).slice(0, 16)}`);
  if (existsSync(target)) return target;

  const tool = { cwd: SOURCES, guard, signal: AbortSignal.timeout(BUILD_MS) };
  if ((await runTool('go', ['version'], tool)).code !== 0) {
    throw new Error('The load generator needs Go 1.26 or newer to be built: install it from https://go.dev/dl/');
  }
  mkdirSync(cache, { recursive: true });
  const part = `${target}.${randomUUID()}.part`;
  try {
    console.log('Building the load generator, once …');
    const build = await runTool('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', part, '.'], {
      ...tool,
      env: { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'auto', GOWORK: 'off' },
    });
    if (build.code !== 0) throw new Error(`The load generator does not build:\n${build.output}`);
    renameSync(part, target);
  } finally {
    rmSync(part, { force: true });
  }
  return target;
}
