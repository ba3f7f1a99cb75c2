import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startGuard } from '../../infra/runner/guard.ts';
import { judgeVersion } from '../../infra/runner/sfu/checkSfu.ts';
import { findSfu } from '../../infra/runner/sfu/findSfu.ts';
import type { FindSfuDeps } from '../../infra/runner/sfu/FindSfuDeps.ts';
import { SFU_VERSION, sfuArchive } from '../../sfu-config/release.ts';
import { aFolder } from './aFolder.ts';

const ARCHIVE = sfuArchive('linux', 'x64') ?? '';

/** A program that says it is a livekit-server. */
function aProgram(path: string, version: string): string {
  writeFileSync(path, `#!/bin/sh\necho "livekit-server version ${version}"\n`);
  chmodSync(path, 0o755);
  return path;
}

/** What a release publishes. */
function anArchive(): Buffer {
  const folder = aFolder();
  aProgram(join(folder, 'livekit-server'), SFU_VERSION);
  writeFileSync(join(folder, 'LICENSE'), '');
  execFileSync('tar', ['-czf', ARCHIVE, 'livekit-server', 'LICENSE'], { cwd: folder });
  return readFileSync(join(folder, ARCHIVE));
}

/** A stand-in for the server of the releases. */
async function releasesOf(files: Readonly<Record<string, Buffer | string>>): Promise<string> {
  const server = createServer((request, response) => {
    const body = files[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A machine with no livekit-server and no Go, unless said otherwise. */
function aMachine(over: Partial<FindSfuDeps> = {}) {
  const guard = startGuard();
  onTestFinished(() => guard.release());
  const said: string[] = [];
  const deps: FindSfuDeps = {
    explicit: null,
    path: '',
    cache: join(aFolder(), 'cache'),
    releases: 'http://127.0.0.1:9',
    platform: 'linux',
    arch: 'x64',
    // A folder that is not there: go cannot be run in it.
    goModule: join(aFolder(), 'none'),
    guard,
    signal: new AbortController().signal,
    say: (line) => said.push(line),
    ...over,
  };
  return { deps, said, cached: join(deps.cache, `livekit-server-${SFU_VERSION}`) };
}

it('takes the explicit one, and no other where that is no good', async () => {
  const folder = aFolder();
  const good = aProgram(join(folder, 'good'), '1.13.9');
  const old = aProgram(join(folder, 'old'), '1.12.0');
  expect(await findSfu(aMachine({ explicit: good }).deps)).toEqual({ ok: true, value: good });
  for (const explicit of [old, join(folder, 'missing')]) {
    const result = await findSfu(aMachine({ explicit, path: folder }).deps);
    expect(result).toMatchObject({ ok: false, code: 'sfu_unusable' });
  }
});

it('takes the one on PATH before the cache, if it is new enough, and says which', async () => {
  const folders = [aFolder(), aFolder()];
  const onPath = aProgram(join(folders[1] ?? '', 'livekit-server'), '1.14.0');
  const machine = aMachine({ path: folders.join(delimiter) });
  mkdirSync(machine.deps.cache);
  aProgram(machine.cached, SFU_VERSION);
  expect(await findSfu(machine.deps)).toEqual({ ok: true, value: onPath });
  expect(machine.said).toEqual([`livekit-server 1.14.0 on PATH: ${onPath}`]);

  aProgram(onPath, '1.9.4');
  expect(await findSfu(machine.deps)).toEqual({ ok: true, value: machine.cached });
  expect(machine.said.at(-2)).toContain('its version is 1.9.4, and 1.13 or newer is needed');
});

it('downloads the official release, checks it, and finds it in the cache the next time', async () => {
  const archive = anArchive();
  const sum = createHash('sha256').update(archive).digest('hex');
  const releases = await releasesOf({
    [`/v${SFU_VERSION}/checksums.txt`]: `${'0'.repeat(64)}  other.tar.gz\n${sum}  ${ARCHIVE}\n`,
    [`/v${SFU_VERSION}/${ARCHIVE}`]: archive,
  });
  const machine = aMachine({ releases });
  expect(await findSfu(machine.deps)).toEqual({ ok: true, value: machine.cached });
  expect(readdirSync(machine.deps.cache)).toEqual([`livekit-server-${SFU_VERSION}`]);

  const offline = { ...machine.deps, releases: 'http://127.0.0.1:9' };
  expect(await findSfu(offline)).toEqual({ ok: true, value: machine.cached });
  expect(machine.said.at(-1)).toContain('from the cache');
});

it.each([
  ['a wrong checksum', { sum: '1'.repeat(64), archive: true }, /the checksum of .* is wrong/],
  ['no checksum', { sum: null, archive: true }, /does not list/],
  ['no archive', { sum: '1'.repeat(64), archive: false }, /answers 404/],
])('keeps nothing of a release with %s, and says what to install', async (_, published, why) => {
  const releases = await releasesOf({
    [`/v${SFU_VERSION}/checksums.txt`]: published.sum ? `${published.sum}  ${ARCHIVE}\n` : '',
    ...(published.archive ? { [`/v${SFU_VERSION}/${ARCHIVE}`]: anArchive() } : {}),
  });
  const machine = aMachine({ releases });
  const result = await findSfu(machine.deps);
  expect(result).toMatchObject({
    ok: false,
    code: 'sfu_not_found',
    message: expect.stringMatching(/Install livekit-server .*--sfu; or install Go 1\.26/),
  });
  expect(machine.said.join('\n')).toMatch(why);
  expect(existsSync(machine.cached)).toBe(false);
  expect(readdirSync(machine.deps.cache)).toEqual([]);
});

it('says that nothing answers, and that there is no release for a platform', async () => {
  const refused = aMachine();
  await findSfu(refused.deps);
  expect(refused.said[0]).toMatch(/^Not the official release: .*(ECONNREFUSED|bad port)/);
  const mac = aMachine({ platform: 'darwin', arch: 'arm64' });
  expect(await findSfu(mac.deps)).toMatchObject({
    ok: false,
    message: expect.stringContaining('brew install livekit'),
  });
});

it.each([
  ['livekit-server version 1.13.5', true],
  ['livekit-server version 1.20.0-rc1', true],
  ['livekit-server version 1.12.9', false],
  ['livekit-server version 2.0.0', false],
  ['hello', false],
])('judges "%s"', (output, usable) => {
  expect(judgeVersion(output).usable).toBe(usable);
});
