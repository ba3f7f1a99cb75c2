import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findChromium } from '../support/findChromium.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'narada-chromium-'))));
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function aProgram(name: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, '#!/bin/sh\n');
  await chmod(path, 0o755);
  return path;
}

test('takes the one that is named', async () => {
  const path = await aProgram('my-browser');
  vi.stubEnv('NARADA_CHROMIUM', path);
  expect(await findChromium()).toEqual({ executable: path, how: 'named by NARADA_CHROMIUM' });
});

test('says so where there is none at the name', async () => {
  vi.stubEnv('NARADA_CHROMIUM', join(folder, 'nothing'));
  await expect(findChromium()).rejects.toThrow(
    `NARADA_CHROMIUM is ${join(folder, 'nothing')}, but there is no program`,
  );
});

test('takes the one on the PATH', async () => {
  const path = await aProgram('chromium');
  vi.stubEnv('NARADA_CHROMIUM', '');
  vi.stubEnv('PATH', `${join(folder, 'no-such-folder')}:${folder}`);
  expect(await findChromium()).toEqual({ executable: path, how: 'installed' });
});
