import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { createServer, request as httpsRequest } from 'node:https';
import { spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reservePorts } from '../../infra/runner/ports.ts';
import { waitUntil } from '../../infra/runner/waitUntil.ts';
import { siteFiles } from '../../sfu-config/siteFiles.ts';
import { SiteSettings } from '../../sfu-config/SiteSettings.ts';
import type { ServerMessage } from '../../worker/protocol/messages.ts';
import { makeCertificates } from '../support/network/makeCertificates.ts';
import { openControlSocket, type ControlSocket } from '../support/openControlSocket.ts';
import { startBox, type Box } from '../support/startBox.ts';

// A real box, and a real haproxy as it stands before the SFU of a site: what passes to the real livekit-server behind.

const folder = mkdtempSync(join(tmpdir(), 'narada-door-'));
const noHaproxy = spawnSync('haproxy', ['-v']).status !== 0;
let box: Box;

beforeAll(async () => void (box = await startBox()));
afterAll(async () => {
  await box.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Asked {
  path: string;
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string;
}
/** Answers the status; 101 where a WebSocket was opened. */
type Ask = (asked: Asked) => Promise<number>;

const asker =
  (open: (asked: Asked) => ReturnType<typeof httpRequest>): Ask =>
  (asked) =>
    new Promise((resolve, reject) => {
      const request = open(asked);
      request.on('response', (answer) => resolve(answer.resume().statusCode ?? 0));
      request.on('upgrade', (answer, socket) => {
        socket.destroy();
        resolve(answer.statusCode ?? 0);
      });
      request.on('error', reject);
      request.end(asked.body);
    });

const plain = (url: () => string): Ask =>
  asker(({ path, method, headers }) => httpRequest(url() + path, { method, headers }));

/** livekit-server's own port, which only this machine reaches. */
const inside = plain(() => box.sfuApi.url);

interface Door {
  ask: Ask;
  /** What it has written to its error output. */
  errors(): string;
  stop(): void;
}

/** haproxy with the files of sfu-config, which asks there. */
async function startProxy(admission: string, authorities?: string): Promise<Door> {
  const domain = `sfu-${randomBytes(4).toString('hex')}.narada.test`;
  const certificates = await makeCertificates(folder, [domain]);
  const reserved = await reservePorts([{ option: 'https', port: 0, protocol: 'tcp', hosts: ['127.0.0.1'] }]);
  const [https = 0] = reserved.ok ? reserved.value : [];
  const { key, secret, url } = box.sfuApi;
  const site = v.parse(SiteSettings, {
    domain,
    address: '127.0.0.1',
    interface: 'lo',
    key,
    secret,
    webhooks: [],
    admission,
    authorities,
    ports: { signal: Number(new URL(url).port), https },
    metrics: { username: 'fleet', password: secret },
    relay: { kind: 'embedded', domain: `turn-${domain}` },
    certificate: certificates.both,
  });
  for (const [name, text] of Object.entries(siteFiles(site))) writeFileSync(join(folder, name), text);
  const proxy = spawn('haproxy', ['-db', '-f', join(folder, 'haproxy.cfg')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  proxy.stderr.on('data', (chunk: Buffer) => (errors += String(chunk)));
  const ask = asker(({ path, method, headers }) =>
    httpsRequest({
      host: '127.0.0.1',
      port: https,
      servername: domain,
      rejectUnauthorized: false,
      path,
      ...(method ? { method } : {}),
      headers: { Host: domain, ...headers },
    }),
  );
  const answers = () =>
    ask({ path: '/' }).then(
      (status) => status === 200,
      () => false,
    );
  await waitUntil(answers, 50, AbortSignal.timeout(10_000));
  return { ask, errors: () => errors, stop: () => void proxy.kill('SIGKILL') };
}

type Of<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;

async function next<T extends ServerMessage['type']>(socket: ControlSocket, type: T): Promise<Of<T>> {
  for (;;) {
    const message = await socket.next();
    if (message.type === type) return message as Of<T>;
  }
}

async function take(meeting: string, headers?: Record<string, string>) {
  const socket = await openControlSocket(box.url, meeting, headers);
  socket.send({ type: 'join', id: 1, displayName: 'Somebody' });
  const { media, resume } = await next(socket, 'admitted');
  return { socket, token: media.token, seat: resume.seat };
}

/** Ada, a host, and Grace, whom Ada has removed. */
async function aRemoval() {
  const meeting = `meeting-${randomBytes(6).toString('hex')}`;
  const signedIn = await fetch(`${box.url}/api/host/session`, {
    method: 'POST',
    headers: { Origin: box.url },
    body: JSON.stringify({ hostName: box.hostName, hostKey: box.hostKey }),
  });
  const ada = await take(meeting, { Cookie: signedIn.headers.get('Set-Cookie')?.split(';')[0] ?? '' });
  const grace = await take(meeting);
  ada.socket.send({ type: 'remove', id: 2, seat: grace.seat });
  await next(ada.socket, 'personGone');
  return { ada, grace };
}

const validate = (token: string) => ({ path: `/rtc/validate?access_token=${token}` });
const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};
const connect = (token: string) => ({ path: `/rtc?access_token=${token}&auto_subscribe=1`, headers: UPGRADE });
const form = (field: string, value: string) => ({
  headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
  body: `--x\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n--x--\r\n`,
});
/** GETs with a body: Node announces none of itself. */
const sized = ({ headers, body }: ReturnType<typeof form>) => ({
  headers: { ...headers, 'Content-Length': String(body.length) },
  body,
});
const encoded = (text: string) => `%${(text.codePointAt(0) ?? 0).toString(16)}${text.slice(1)}`;

/** Ways to say a token, or another identity, that livekit-server understands and a door may not. */
const detours = (token: string, other: string): [string, Asked][] => [
  ['plainly', validate(token)],
  ['with its name encoded', { path: `/rtc/validate?access%5Ftoken=${token}` }],
  ['encoded', { path: `/rtc/validate?access_token=${encoded(token)}` }],
  ['behind what Go drops', { path: `/rtc/validate?access_token=${other};&access_token=${token}` }],
  ['behind an escape that is none', { path: `/rtc/validate?access_token=%zz&access_token=${token}` }],
  ['in a header', { path: '/rtc/validate', headers: { Authorization: `Bearer ${token}` } }],
  [
    'in the first of two headers',
    { path: '/rtc/validate', headers: { Authorization: [`Bearer ${token}`, `Bearer ${other}`] } },
  ],
  ['in a form', { path: '/rtc/validate', ...sized(form('access_token', token)) }],
  [
    'in a posted form',
    {
      path: `/rtc/validate?access_token=${other}`,
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `access_token=${token}`,
    },
  ],
];
const doubles = (token: string): Asked[] => [
  { path: `/rtc?access_token=${token}&publish=x`, headers: UPGRADE },
  { path: `/rtc?access_token=${token}&pub%6Cish=x`, headers: UPGRADE },
  { path: `/rtc?access_token=${token};&publish=x`, headers: UPGRADE },
];

type Opening = [string, () => Promise<Door>];
const doors: Opening[] = [['a box', async () => ({ ask: plain(() => box.url), errors: () => '', stop() {} })]];
if (!noHaproxy)
  doors.push(["a site's proxy", () => startProxy(`${box.url.replace('localhost', '127.0.0.1')}/api/sfu/admit`)]);

describe.each(doors)('the door of %s', (_name, open) => {
  let door: Door;
  beforeAll(async () => void (door = await open()));
  afterAll(() => door.stop());

  it('lets in who has a seat, and not who was removed, whom the SFU itself would still take', async () => {
    const { ada, grace } = await aRemoval();
    expect([await inside(validate(grace.token)), await inside(validate(ada.token))]).toEqual([200, 200]);
    expect([await door.ask(validate(ada.token)), await door.ask(connect(ada.token))]).toEqual([200, 101]);
    expect([await door.ask(validate(grace.token)), await door.ask(connect(grace.token))]).toEqual([403, 403]);
    ada.socket.close();
  });

  it('takes no detour', async () => {
    const { ada, grace } = await aRemoval();
    for (const [how, asked] of detours(grace.token, ada.token)) {
      expect([how, await inside(asked)]).toEqual([how, 200]);
      const status = await door.ask(asked);
      // 401: the token did not arrive at all.
      expect([how, [401, 403, 405].includes(status), status]).toEqual([how, true, status]);
    }
    ada.socket.close();
  });

  it('leaves to the SFU what is no token of ours', async () => {
    expect(await door.ask(validate('nonsense'))).toBe(401);
    expect(await door.ask({ path: '/rtc/validate' })).toBe(401);
  });

  it('stays shut when the meeting is over, and the SFU has no room for its token any more', async () => {
    const alone = await take(`meeting-${randomBytes(6).toString('hex')}`);
    alone.socket.send({ type: 'leave', id: 2 });
    await next(alone.socket, 'ended');
    expect(await door.ask(validate(alone.token))).toBe(403);
    await expect.poll(() => inside(validate(alone.token))).toBe(404);
  });

  it('lets one token be one participant', async () => {
    const { ada } = await aRemoval();
    for (const asked of doubles(ada.token)) expect(await door.ask(asked)).not.toBe(101);
    ada.socket.close();
  });
});

describe.skipIf(noHaproxy)("a site's proxy leaves everything to the SFU where Narada", () => {
  const admission = () => `${box.url.replace('localhost', '127.0.0.1')}/api/sfu/admit`;
  const workerd = (signal: NodeJS.Signals) => void process.kill(box.pids().workerd ?? 0, signal);

  it.each([
    { is: 'is not there', at: () => 'http://127.0.0.1:9/api/sfu/admit' },
    { is: 'is something else', at: () => `${box.sfuApi.url}/api/sfu/admit` },
    { is: 'is silent', at: admission, before: () => workerd('SIGSTOP'), after: () => workerd('SIGCONT') },
  ])('$is', async ({ at, before, after }) => {
    const { ada, grace } = await aRemoval();
    const proxy = await startProxy(at());
    before?.();
    expect([await proxy.ask(validate(ada.token)), await proxy.ask(validate(grace.token))]).toEqual([200, 200]);
    after?.();
    proxy.stop();
    ada.socket.close();
  });
});

describe.skipIf(noHaproxy)('over HTTPS', () => {
  /** Narada behind a certificate of an authority of this test's own. */
  async function startHttps() {
    const certificates = await makeCertificates(mkdtempSync(join(folder, 'https-')), ['localhost']);
    const pem = (path: string) => readFileSync(path, 'utf8');
    const server = createServer(
      { cert: pem(certificates.certificate), key: pem(certificates.key) },
      ({ url = '', headers }, answer) => {
        const { authorization } = headers;
        const passed = httpRequest(box.url + url, { headers: authorization ? { authorization } : {} });
        passed.on('response', (said) => said.pipe(answer.writeHead(said.statusCode ?? 502))).end();
      },
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    return { admission: `https://localhost:${port}/api/sfu/admit`, authority: certificates.authority, server };
  }

  it("a site's proxy asks the Narada that its authority vouches for", async () => {
    const { grace } = await aRemoval();
    const { admission, authority, server } = await startHttps();
    const proxy = await startProxy(admission, authority);
    expect(await proxy.ask(validate(grace.token))).toBe(403);
    proxy.stop();
    server.close();
  });

  it('and asks no other, of which it tells', async () => {
    const { grace } = await aRemoval();
    const { admission, server } = await startHttps();
    const proxy = await startProxy(admission);
    expect(await proxy.ask(validate(grace.token))).toBe(200);
    await expect.poll(() => proxy.errors(), { timeout: 20_000 }).toMatch(/Server narada\/narada is DOWN/);
    proxy.stop();
    server.close();
  });
});
