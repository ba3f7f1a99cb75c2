import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { hashHostKey } from '../../infra/runner/hostKeys.ts';
import { HostKeys } from '../../worker/protocol/settings.ts';
import { livingPids } from '../support/livingPids.ts';
import { startBox, type Box, type BoxOptions } from '../support/startBox.ts';
import { aBuild } from './aBuild.ts';

// The real runner and the real workerd; livekit-server and the worker are pretended (aBuild.ts).

// Whole programs are started here, several in a test.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const folder = mkdtempSync(join(tmpdir(), 'narada-start-'));
let parts: Awaited<ReturnType<typeof aBuild>>;
beforeAll(async () => void (parts = await aBuild(folder)));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function aBox(options: BoxOptions = {}): Promise<Box> {
  const box = await startBox({ dist: parts.dist, sfu: parts.sfu, timeoutMs: 20_000, ...options });
  onTestFinished(async () => void (await box.stop()));
  return box;
}

const Told = v.object({
  bindings: v.object({ HOST_KEYS: v.pipe(v.string(), v.parseJson(), HostKeys), PEPPER: v.string() }),
  address: v.string(),
  headers: v.array(v.string()),
});
const ask = async (box: Box, headers: Record<string, string> = {}) =>
  v.parse(Told, await (await fetch(`${box.url}/api/x`, { headers })).json());
const hostsOf = async (box: Box) => (await ask(box)).bindings.HOST_KEYS.map((key) => key.name);
/** Everything of a box that still runs. */
const leftovers = (box: Box) => [
  ...livingPids(join(box.state, 'workerd.capnp')),
  ...livingPids(join(box.state, 'livekit.yaml')),
];
const node = (script: string, ...args: string[]) => {
  const path = fileURLToPath(new URL(`../../infra/${script}`, import.meta.url));
  const run = spawnSync(process.execPath, [path, ...args], {
    encoding: 'utf8',
    timeout: 25_000,
    env: { ...process.env, NARADA_DIST: parts.dist },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
};

it('opens, keeps what it has made, shows the key once, and ends with Ctrl-C', async () => {
  const first = await aBox();
  expect(first.hostName).toBe('host');
  const told = await ask(first);
  expect(told.bindings.HOST_KEYS).toEqual([{ name: 'host', sha256: hashHostKey(first.hostKey) }]);
  const files = readdirSync(first.state, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of files) expect([name, statSync(join(first.state, name)).mode & 0o777]).toEqual([name, 0o600]);
  expect(execFileSync('ps', ['-axww', '-o', 'args='], { encoding: 'utf8' })).not.toContain(told.bindings.PEPPER);
  expect(await first.stop({ keepState: true })).toBe(0);
  expect(leftovers(first)).toEqual([]);

  const second = await aBox({ state: first.state });
  expect(second.output()).not.toContain('Host key');
  expect((await ask(second)).bindings).toEqual({ ...told.bindings, SFU_SITES: undefined });
});

it('serves pages, files, the API and /rtc on one origin', async () => {
  const box = await aBox();
  const page = await fetch(`${box.url}/some-meeting`);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('<title>page</title>');
  const file = await fetch(`${box.url}/assets/main-1.js`);
  expect(file.headers.get('cache-control')).toContain('immutable');
  expect(file.headers.get('content-type')).toContain('text/javascript');
  expect((await fetch(`${box.url}/assets/main-2.js`)).status).toBe(404);
  expect(await (await fetch(`${box.url}/rtc/validate?access_token=t`)).text()).toBe('OK /rtc/validate?access_token=t');
  expect((await fetch(`${box.url}/rtc?access_token=t&publish=x`)).status).toBe(403);
  expect(page.headers.get('strict-transport-security')).toBeNull();
});

it('tells the worker the address of the socket, never the one that a visitor claims', async () => {
  const box = await aBox();
  const told = await ask(box, { 'CF-Connecting-IP': '6.6.6.6', 'X-Forwarded-For': '6.6.6.6', 'X-Real-IP': '6.6.6.6' });
  expect(told.address).toBe('127.0.0.1');
  expect(told.headers).not.toContain('x-forwarded-for');
});

it('takes a new host and drops a revoked one while it runs', async () => {
  const box = await aBox();
  expect(node('host-key.ts', 'add', 'Zoë', '--state', box.state).out).toMatch(
    /^Host name: Zoë\nHost key: (\w{4}-){7}\w{4}$/m,
  );
  await expect.poll(() => hostsOf(box).catch(() => []), { timeout: 10_000 }).toEqual(['host', 'Zoë']);
  expect(node('host-key.ts', 'revoke', 'host', '--state', box.state).code).toBe(0);
  await expect.poll(() => hostsOf(box).catch(() => []), { timeout: 10_000 }).toEqual(['Zoë']);
  expect(node('host-key.ts', 'list', '--state', box.state).out).toBe('Zoë\n');
  // A slip of the pen locks nobody out.
  writeFileSync(join(box.state, 'host-keys.json'), 'oops');
  await box.said(/host keys stay as they were/);
  expect(await hostsOf(box)).toEqual(['Zoë']);
});

it('starts a crashed SFU again', async () => {
  const box = await aBox();
  const { sfu, workerd } = box.pids();
  process.kill(sfu ?? 0, 'SIGKILL');
  await box.said(/livekit-server died \(signal SIGKILL\)/);
  await expect.poll(() => box.pids().sfu).toEqual(expect.any(Number));
  expect(box.pids().sfu).not.toBe(sfu);
  expect(box.pids().workerd).toBe(workerd);
});

it('ends with a clear line when the SFU keeps dying', async () => {
  writeFileSync(parts.die, '');
  onTestFinished(() => rmSync(parts.die));
  const state = mkdtempSync(join(tmpdir(), 'narada-die-'));
  onTestFinished(() => rmSync(state, { recursive: true }));
  const run = node(
    'start.ts',
    '--state',
    state,
    '--port',
    '0',
    '--sfu-port',
    '0',
    '--udp-port',
    '0',
    '--sfu',
    parts.sfu,
  );
  expect(run.code).toBe(1);
  expect(run.err).toBe('narada: livekit-server keeps dying (exit code 3) and is given up\n');
  expect(run.out).toContain('ERROR cannot live like this');
  expect(livingPids(join(state, 'workerd.capnp'))).toEqual([]);
});

it('ends everything when workerd dies', async () => {
  const box = await aBox();
  process.kill(box.pids().workerd ?? 0, 'SIGKILL');
  expect(await box.ended).toBe(1);
  expect(box.output()).toContain('narada: workerd died (signal SIGKILL); everything is stopped');
  expect(leftovers(box)).toEqual([]);
});

it('leaves no orphan even when the runner itself is killed, and starts again on the same folder', async () => {
  const box = await aBox();
  process.kill(box.runnerPid, 'SIGKILL');
  await box.ended;
  await expect.poll(() => leftovers(box)).toEqual([]);
  const again = await aBox({ state: box.state });
  expect(again.pids().workerd).toEqual(expect.any(Number));
});

it('serves the network over HTTPS when asked, tells the worker so, and browsers to stay with it', async () => {
  const box = await aBox({ args: ['--lan', '--embedders', 'https://intranet.example.org'] });
  expect(box.lanUrl).toMatch(/^https:\/\/\d+\.\d+\.\d+\.\d+:\d+$/);
  const answer = execFileSync('curl', ['-sk', `${box.lanUrl}/api/x`], { encoding: 'utf8' });
  expect(answer).toContain('"TEST_CERTIFICATE":"true"');
  expect(answer).toContain('"EMBEDDERS":"https://intranet.example.org"');
  for (const path of ['/', '/assets/main-1.js', '/assets/main-2.js', '/rtc/validate']) {
    const head = execFileSync('curl', ['-sk', '-D-', '-o', '/dev/null', `${box.lanUrl}${path}`], { encoding: 'utf8' });
    expect(head).toMatch(/^strict-transport-security: max-age=\d{8}\r$/im);
    expect(head).toMatch(/^content-security-policy: .*; frame-ancestors https:\/\/intranet.example.org\r$/im);
  }
});

it.each([
  [['--nonsense'], 2, /^narada: unknown option '--nonsense'. See --help\n$/],
  [
    ['--state', fileURLToPath(new URL('../../state', import.meta.url))],
    1,
    /^narada: the state folder .* is inside the repository/,
  ],
  [['--state', '/proc/narada'], 1, /^narada: the state folder \/proc\/narada cannot be used: .*\n$/],
])('says in one line what is wrong with %j', (args, code, message) => {
  const run = node('start.ts', ...args);
  expect([run.code, run.out]).toEqual([code, '']);
  expect(run.err).toMatch(message);
});

it('refuses a folder in use and a busy port', async () => {
  const box = await aBox();
  const inUse = node('start.ts', '--state', box.state);
  expect([inUse.code, inUse.err]).toEqual([
    1,
    `narada: Narada is already running on ${box.state} (process ${box.runnerPid})\n`,
  ]);
  const other = mkdtempSync(join(tmpdir(), 'narada-busy-'));
  onTestFinished(() => rmSync(other, { recursive: true }));
  const port = new URL(box.url).port;
  const busy = node('start.ts', '--state', other, '--port', port, '--sfu', parts.sfu);
  expect([busy.code, busy.err]).toEqual([1, `narada: TCP port ${port} is in use; choose another with --port\n`]);
});

it('explains itself', () => {
  expect(node('start.ts', '--help').out).toContain('--lan');
  expect(node('host-key.ts', '--help').out).toContain('revoke NAME');
  expect(node('dev.ts', '--help').out).toContain('hot reload');
  expect(node('host-key.ts', 'steal')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^narada: say what to do/),
  });
});
