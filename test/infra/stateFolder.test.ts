import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockState } from '../../infra/runner/lockState.ts';
import { openStateFolder } from '../../infra/runner/openStateFolder.ts';
import { loadSecrets } from '../../infra/runner/secrets.ts';
import { statePaths } from '../../infra/runner/statePaths.ts';
import { aFolder } from './aFolder.ts';

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
const fixed = (bytes: number) => Buffer.alloc(bytes, 7);
const ignore = () => {};

it('makes a folder for its owner only', () => {
  const folder = join(aFolder(), 'deep', 'state');
  expect(openStateFolder(folder, aFolder(), ignore).ok).toBe(true);
  expect(mode(folder)).toBe('700');
});

it('closes a folder that others could read, and says so', () => {
  const folder = aFolder();
  chmodSync(folder, 0o755);
  const said: string[] = [];
  expect(openStateFolder(folder, aFolder(), (line) => said.push(line)).ok).toBe(true);
  expect(mode(folder)).toBe('700');
  expect(said.join()).toContain('closed now');
});

it('refuses a folder in the repository, also by way of a link', () => {
  const repository = aFolder();
  const link = join(aFolder(), 'link');
  symlinkSync(repository, link);
  for (const folder of [repository, join(repository, 'state'), join(link, 'a', 'b')]) {
    expect(openStateFolder(folder, repository, ignore)).toMatchObject({ ok: false, code: 'state_folder' });
  }
  expect(readdirSync(repository)).toEqual([]);
});

it('refuses what is no folder', () => {
  const file = join(aFolder(), 'file');
  writeFileSync(file, '');
  expect(openStateFolder(file, aFolder(), ignore)).toMatchObject({ ok: false, code: 'state_folder' });
  expect(openStateFolder(join(file, 'below'), aFolder(), ignore)).toMatchObject({ ok: false, code: 'state_folder' });
});

it('makes secrets once and keeps them', () => {
  const path = join(aFolder(), 'secrets.json');
  const made = loadSecrets(path, fixed);
  expect(made).toMatchObject({ ok: true, value: { pepper: fixed(32).toString('base64url') } });
  expect(mode(path)).toBe('600');
  expect(loadSecrets(path, () => Buffer.alloc(32, 9))).toEqual(made);
});

it.each(['', '{', '[]', '{"sfuKey":"APIx","sfuSecret":"short","pepper":"x","sessionSecret":"y"}'])(
  'names a broken file (%j) and leaves it as it is',
  (text) => {
    const path = join(aFolder(), 'secrets.json');
    writeFileSync(path, text);
    const result = loadSecrets(path, fixed);
    expect(result).toMatchObject({ ok: false, code: 'state_file' });
    const message = result.ok ? '' : result.message;
    expect(message).toContain(path);
    expect(message).not.toMatch(/\n|short/);
    expect(readFileSync(path, 'utf8')).toBe(text);
  },
);

it('holds one runner for one folder, and a dead one holds nothing', () => {
  const paths = statePaths(join(aFolder(), 'state'));
  mkdirSync(paths.folder);
  // As left behind by a runner that was killed.
  writeFileSync(paths.pid, '999999\n');
  const first = lockState(paths);
  expect(first.ok).toBe(true);
  expect(lockState(paths)).toMatchObject({
    ok: false,
    code: 'state_in_use',
    message: expect.stringContaining(`process ${process.pid}`),
  });
  if (first.ok) first.value.release();
  const third = lockState(paths);
  expect(third.ok).toBe(true);
  if (third.ok) third.value.release();
});
