import { randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../../infra/runner/fingerprint.ts';
import type { Guard } from '../../infra/runner/guard.ts';
import { runTool } from '../../infra/runner/runTool.ts';
import { cacheFolder } from '../../infra/runner/statePaths.ts';

/** The folder of test/go.mod. */
const MODULE = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['go.mod', 'go.sum', '{bots,bench/load}/**/*.{go,vp8}'];
const BUILD_MS = 10 * 60_000;

/**
 * The path of a program of test/go.mod (many people in one process), built once for each state of the sources. Rejects
 * with what to do.
 */
export async function buildGo(program: 'bots' | 'bench/load', guard: Guard): Promise<string> {
  const sources = globSync(SOURCES, { cwd: MODULE }).toSorted();
  const cache = cacheFolder(process.env, homedir());
  const target = join(cache, `${basename(program)}-${fingerprint(MODULE, sources).slice(0, 16)}`);
  if (existsSync(target)) return target;

  const tool = { cwd: MODULE, guard, signal: AbortSignal.timeout(BUILD_MS) };
  if ((await runTool('go', ['version'], tool)).code !== 0) {
    throw new Error('People in one process need Go 1.26 or newer to be built: install it from https://go.dev/dl/');
  }
  mkdirSync(cache, { recursive: true });
  const part = `${target}.${randomUUID()}.part`;
  try {
    console.log(`Building test/${program}, once …`);
    const build = await runTool('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', part, `./${program}`], {
      ...tool,
      env: { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'auto', GOWORK: 'off' },
    });
    if (build.code !== 0) throw new Error(`test/${program} does not build:\n${build.output}`);
    renameSync(part, target);
  } finally {
    rmSync(part, { force: true });
  }
  return target;
}
