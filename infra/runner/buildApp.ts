import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.ts';
import type { Guard } from './guard.ts';
import { fail, succeed, type Result } from './result.ts';
import { runTool } from './runTool.ts';
import { waitUntil } from './waitUntil.ts';

interface Part {
  name: string;
  /** Its folder in dist/, and a file that has to be in it. */
  folder: string;
  file: string;
  inputs: readonly string[];
  /** Arguments for Node. */
  command: readonly string[];
}

const VITE = 'node_modules/vite/bin/vite.js';
const WRANGLER = 'node_modules/wrangler/bin/wrangler.js';
const PARTS: readonly Part[] = [
  {
    name: 'the page',
    folder: 'web',
    file: 'index.html',
    inputs: ['web', 'worker/protocol', 'infra/bundle', 'vite.config.ts', 'package-lock.json'],
    command: [VITE, 'build', '--logLevel', 'warn'],
  },
  {
    name: 'the worker',
    folder: 'worker',
    file: 'index.js',
    inputs: ['worker', 'wrangler.toml', 'package-lock.json'],
    command: [WRANGLER, 'deploy', '--dry-run', '--outdir', 'dist/worker'],
  },
  {
    name: "the box's entry",
    folder: 'front',
    file: 'front.js',
    inputs: ['infra/box', 'infra/front', 'infra/front.vite.config.ts', 'worker/protocol', 'package-lock.json'],
    command: [VITE, 'build', '--config', 'infra/front.vite.config.ts', '--logLevel', 'warn'],
  },
];

/**
 * Builds into dist/ what has changed since the last build. Another start that builds at the same moment is waited for,
 * and its build is used.
 */
export async function buildApp(
  repository: string,
  deps: { guard: Guard; signal: AbortSignal; say(line: string): void },
): Promise<Result<void>> {
  const stamps = join(repository, 'dist', '.stamps');
  mkdirSync(stamps, { recursive: true });
  // The wait is for whole builds; SQLite's lock is given up by the system if that other start dies.
  const lock = new DatabaseSync(join(stamps, 'lock.sqlite'), { timeout: 0 });
  if (!(await acquire(lock, deps.signal))) return fail('build_failed', 'stopped while waiting for another build');
  try {
    for (const part of PARTS) {
      const stampFile = join(stamps, part.folder);
      const inputs = fingerprint(repository, part.inputs);
      if (isFresh(repository, part, stampFile, inputs)) continue;
      rmSync(stampFile, { force: true });
      deps.say(`Building ${part.name} …`);
      const run = await runTool(process.execPath, part.command, {
        cwd: repository,
        env: { CLOUDFLARE_ENV: '', WRANGLER_SEND_METRICS: 'false', WRANGLER_WRITE_LOGS: 'false', NO_COLOR: '1' },
        ...deps,
      });
      if (run.code !== 0) {
        for (const line of run.output.trim().split('\n').slice(-20)) deps.say(`  ${line}`);
        return fail('build_failed', `${part.name} could not be built`);
      }
      writeFileSync(stampFile, stampOf(repository, part, inputs));
    }
    return succeed(undefined);
  } finally {
    lock.close();
  }
}

/** Holds for the inputs and for the result: somebody may have built something else there in the meantime. */
function stampOf(repository: string, part: Part, inputs: string): string {
  return `${inputs}\n${fingerprint(repository, [join('dist', part.folder)])}\n`;
}

function isFresh(repository: string, part: Part, stampFile: string, inputs: string): boolean {
  return (
    existsSync(stampFile) &&
    existsSync(join(repository, 'dist', part.folder, part.file)) &&
    readFileSync(stampFile, 'utf8') === stampOf(repository, part, inputs)
  );
}

async function acquire(lock: DatabaseSync, signal: AbortSignal): Promise<boolean> {
  return await waitUntil(
    async () => {
      try {
        lock.exec('BEGIN EXCLUSIVE');
        return true;
      } catch {
        return false;
      }
    },
    200,
    signal,
  );
}
