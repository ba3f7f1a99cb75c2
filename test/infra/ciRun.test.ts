import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'narada-ci-'));
  await cp(fileURLToPath(new URL('../../.ci/run', import.meta.url)), join(folder, '.ci/run'));
  await mkdir(join(folder, 'bin'));
});

afterEach(() => rm(folder, { recursive: true }));

/** An npm whose `test` does what is said. */
async function givenNpm(test: string): Promise<void> {
  const npm = join(folder, 'bin/npm');
  await writeFile(npm, `#!/bin/sh\n[ "$1" = ci ] && exit 0\nmkdir -p test-results\n${test}\n`);
  await chmod(npm, 0o755);
}

function runCi(): Promise<{ code: number; lastLine: string | undefined }> {
  const env = { PATH: `${join(folder, 'bin')}:${process.env['PATH']}` };
  return new Promise((resolve) => {
    execFile(join(folder, '.ci/run'), { env, cwd: tmpdir() }, (error, stdout) => {
      resolve({
        code: typeof error?.code === 'number' ? error.code : 0,
        lastLine: stdout.trimEnd().split('\n').at(-1),
      });
    });
  });
}

describe('.ci/run closes with the count and ends as the tests do', () => {
  test('when all passed', async () => {
    await givenNpm(`echo '5 passed, 0 failed' > test-results/summary.txt`);
    expect(await runCi()).toEqual({ code: 0, lastLine: '5 passed, 0 failed' });
  });

  test('when some failed, whatever npm says after them', async () => {
    await givenNpm(`echo '5 passed, 2 failed' > test-results/summary.txt; echo 'npm error code 1'; exit 1`);
    expect(await runCi()).toEqual({ code: 1, lastLine: '5 passed, 2 failed' });
  });

  test('when it broke before there was anything to count, an older count notwithstanding', async () => {
    await mkdir(join(folder, 'test-results'));
    await writeFile(join(folder, 'test-results/summary.txt'), '5 passed, 0 failed\n');
    await givenNpm('exit 7');
    expect(await runCi()).toEqual({ code: 1, lastLine: '0 passed, 1 failed' });
  });
});
