import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import { SignJWT } from 'jose';
import { app } from '../../worker/app.ts';
import type { ErrorBody } from '../../worker/protocol/errors.ts';
import { Client, ORIGIN, hostCookie, worker } from './Client.ts';
import { OPERATOR_KEY } from './Operator.ts';

const site = { key: 'testkey', secret: 'a-secret-of-the-tests-of-40-characters..' };
const code = async (response: Response) => (await response.json<ErrorBody>()).error.code;

const signIn = (body: unknown, origin: string | null = ORIGIN) =>
  worker.fetch(`${ORIGIN}/api/host/session`, {
    method: 'POST',
    headers: origin === null ? {} : { Origin: origin },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('signing in as a host', () => {
  it('takes the name in any case and the key in any spelling, and remembers it in a cookie that no script reads', async () => {
    const response = await signIn({ hostName: ' aDA ', hostKey: '0123-4567 89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ' });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ host: { name: 'Ada' }, testCertificate: false });
    expect(response.headers.get('Set-Cookie')).toMatch(/HttpOnly.*SameSite=Strict/);
    const me = await worker.fetch(`${ORIGIN}/api/me`, { headers: { Cookie: await hostCookie() } });
    expect(await me.json()).toMatchObject({ host: { name: 'Ada' } });
  });

  it.each([
    [{ hostName: 'Ada', hostKey: '0'.repeat(32) }, 401, 'host_key_wrong'],
    [{ hostName: 'Bob', hostKey: '0123456789abcdefghjkmnpqrstvwxyz' }, 401, 'host_key_wrong'],
    [{ hostName: 'Ada', hostKey: '' }, 401, 'host_key_wrong'],
    [{ hostName: 'Ada' }, 400, 'message_malformed'],
    ['nonsense', 400, 'message_malformed'],
  ])('refuses %j', async (body, status, expected) => {
    const response = await signIn(body);
    expect(response.status).toBe(status);
    expect(await code(response)).toBe(expected);
    expect(response.headers.get('Set-Cookie')).toBeNull();
  });

  it('is asked by our own pages only', async () => {
    for (const origin of [null, 'https://evil.example', 'null', 'nonsense', `${ORIGIN}.evil.example`]) {
      const response = await signIn({ hostName: 'Ada', hostKey: '0'.repeat(32) }, origin);
      expect([response.status, await code(response)]).toEqual([403, 'origin_forbidden']);
    }
  });

  it('is over with a cookie that was signed by somebody else, or changed', async () => {
    const cookie = await hostCookie();
    for (const bad of [cookie.replace('=', '=x'), `${cookie}x`, 'narada_host=Ada']) {
      const me = await worker.fetch(`${ORIGIN}/api/me`, { headers: { Cookie: bad } });
      expect(await me.json()).toMatchObject({ host: null });
    }
  });
});

describe('guessing a host key', () => {
  const guess = (address: string, hostKey = '0'.repeat(32)) =>
    worker.fetch(`${ORIGIN}/api/host/session`, {
      method: 'POST',
      headers: { Origin: ORIGIN, 'CF-Connecting-IP': address },
      body: JSON.stringify({ hostName: 'Ada', hostKey }),
    });
  const RIGHT = '0123456789abcdefghjkmnpqrstvwxyz';

  it('is slowed for its address after ten tries, also for the right one, and for no other address', async () => {
    for (let i = 0; i < 10; i++) expect((await guess('203.0.113.50')).status).toBe(401);
    const late = await guess('203.0.113.50', RIGHT);
    expect([late.status, await code(late)]).toEqual([429, 'too_many_attempts']);
    expect(Number(late.headers.get('Retry-After'))).toBeGreaterThan(30);
    expect((await guess('203.0.113.51', RIGHT)).status).toBe(200);
  });

  it('shares a budget within an IPv6 /64', async () => {
    for (let i = 0; i < 10; i++) await guess(`2001:db8:0:7::${i}`);
    expect((await guess('2001:db8:0:7:ffff::1')).status).toBe(429);
    expect((await guess('2001:db8:0:8::1')).status).toBe(401);
  });

  it('costs nothing with the right key', async () => {
    for (let i = 0; i < 15; i++) expect((await guess('203.0.113.60', RIGHT)).status).toBe(200);
  });
});

describe('a webhook', () => {
  const event = { event: 'participant_left', room: { name: 'unknown' }, participant: { identity: 's_x' } };
  const body = JSON.stringify(event);
  const base64Sha256 = async (text: string) =>
    btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))));

  async function sign(
    claims: Record<string, unknown>,
    options: { key?: string; secret?: string; alg?: string; exp?: string } = {},
  ) {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: options.alg ?? 'HS256' })
      .setIssuer(options.key ?? site.key)
      .setExpirationTime(options.exp ?? '5m')
      .sign(new TextEncoder().encode(options.secret ?? site.secret));
  }
  const post = (authorization: string | null, text = body) =>
    worker.fetch(`${ORIGIN}/api/sfu/events`, {
      method: 'POST',
      headers: authorization === null ? {} : { Authorization: authorization },
      body: text,
    });

  it('is heard when our SFU signed this very body', async () => {
    expect((await post(await sign({ sha256: await base64Sha256(body) }))).status).toBe(200);
  });

  it('is refused unsigned, with the token of a participant, for another body, of another key, and late', async () => {
    const sha256 = await base64Sha256(body);
    const bad = [
      null,
      'nonsense',
      await sign({ video: { roomJoin: true, room: 'unknown' } }),
      await sign({ sha256: await base64Sha256('another body') }),
      await sign({ sha256 }, { key: 'otherkey' }),
      await sign({ sha256 }, { secret: 'another-secret-of-the-tests-with-40-chars' }),
      await sign({ sha256 }, { alg: 'HS512' }),
      await sign({ sha256 }, { exp: '-1m' }),
    ];
    for (const authorization of bad) {
      const response = await post(authorization);
      expect([response.status, await code(response)]).toEqual([401, 'webhook_unauthorized']);
    }
  });

  it('that is no event is refused as such', async () => {
    const response = await post(await sign({ sha256: await base64Sha256('[1]') }), '[1]');
    expect([response.status, await code(response)]).toEqual([400, 'webhook_malformed']);
  });
});

/** What the headers of a browser say of a request's origin. */
const FOREIGN: Record<string, string>[] = [
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  { Origin: ORIGIN, 'Sec-Fetch-Site': 'cross-site' },
  { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-site' },
  { Origin: ORIGIN, 'Sec-Fetch-Site': 'none' },
  { 'Sec-Fetch-Site': 'cross-site' },
];

describe("another site's page", () => {
  it.each([
    ['POST', '/api/host/session'],
    ['DELETE', '/api/host/session'],
    ['POST', '/api/sfu/events'],
    ['POST', '/api/fleet/sites'],
    ['POST', '/api/fleet/sites/test/drain'],
    ['DELETE', '/api/fleet/sites/test'],
    ['POST', '/api/nothing'],
  ])('cannot ask for a change, whatever key it has: %s %s', async (method, path) => {
    const authorization = { Authorization: `Bearer ${OPERATOR_KEY}`, Cookie: await hostCookie() };
    for (const headers of FOREIGN) {
      const response = await worker.fetch(ORIGIN + path, { method, headers: { ...authorization, ...headers } });
      expect([response.status, await code(response)]).toEqual([403, 'origin_forbidden']);
    }
  });

  it('opens no control socket, and neither does who says nothing of where it comes from', async () => {
    for (const headers of [...FOREIGN, {}]) {
      const response = await worker.fetch(`${ORIGIN}/api/meetings/good-name/socket`, {
        headers: { ...headers, Upgrade: 'websocket', 'Sec-WebSocket-Protocol': 'narada.1' },
      });
      expect([response.status, await code(response)]).toEqual([403, 'origin_forbidden']);
    }
  });

  it('is our own page by HTTP where we speak HTTPS', async () => {
    const secure = ORIGIN.replace('http:', 'https:');
    const signOut = (origin: string, at: string) =>
      worker.fetch(`${at}/api/host/session`, { method: 'DELETE', headers: { Origin: origin } });
    expect((await signOut(ORIGIN, secure)).status).toBe(403);
    expect((await signOut(secure, secure)).status).toBe(200);
    // Behind whatever ends TLS in front of us.
    expect((await signOut(secure, ORIGIN)).status).toBe(200);
  });
});

describe('the API', () => {
  it.each([
    ['/api/meetings/ab/socket', 400, 'name_too_short'],
    ['/api/meetings/a%2Fb%2Fc/socket', 400, 'name_characters'],
    ['/api/meetings/good-name/socket', 426, 'upgrade_required'],
    ['/api/nothing', 404, 'not_found'],
  ])('answers %s with %i %s', async (path, status, expected) => {
    const response = await worker.fetch(ORIGIN + path, { headers: { Origin: ORIGIN } });
    expect([response.status, await code(response)]).toEqual([status, expected]);
  });

  it('is never cached and carries the security headers', async () => {
    const response = await worker.fetch(`${ORIGIN}/api/me`);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('lets pages show frames of YouTube’s player alone, and play films by HTTPS, or from the machine itself where they are', async () => {
    const policy = async (origin: string) =>
      ((await worker.fetch(`${origin}/api/me`)).headers.get('Content-Security-Policy') ?? '').split('; ');
    const local = await policy(ORIGIN);
    expect(local).toContain('frame-src https://www.youtube-nocookie.com');
    expect(local).toContain("media-src 'self' blob: https: http://localhost:* http://127.0.0.1:*");
    expect(await policy(ORIGIN.replace('http:', 'https:'))).toContain("media-src 'self' blob: https:");
    expect(local).toContain("script-src 'self' 'wasm-unsafe-eval'");
  });

  it('tells browsers to come by HTTPS only, where they have', async () => {
    expect((await worker.fetch(`${ORIGIN}/api/me`)).headers.get('Strict-Transport-Security')).toBeNull();
    const secure = await worker.fetch(`${ORIGIN.replace('http:', 'https:')}/api/me`);
    expect(secure.headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8}$/);
  });

  it('is framed by nobody, or by those whom the operator names', async () => {
    const bindings = env as unknown as Record<string, unknown>;
    const policy = async (EMBEDDERS: string | undefined) =>
      (await app.request(`${ORIGIN}/api/me`, {}, { ...bindings, EMBEDDERS })).headers.get('Content-Security-Policy');
    expect(await policy(undefined)).toMatch(/frame-ancestors 'none'$/);
    expect(await policy('https://a.example, http://localhost:3000')).toMatch(
      /frame-ancestors https:\/\/a.example http:\/\/localhost:3000$/,
    );
  });

  it.each(['*', 'https://*', 'http://a.example', 'https://a.example/', 'https://a.example; script-src *', "'self'"])(
    'starts with no embedder that is not an origin: %s',
    async (EMBEDDERS) => {
      const log = vi.spyOn(console, 'error').mockReturnValue();
      const bindings = env as unknown as Record<string, unknown>;
      const answer = await app.request(`${ORIGIN}/api/me`, {}, { ...bindings, EMBEDDERS });
      expect([answer.status, await code(answer)]).toEqual([500, 'misconfigured']);
      expect(String(log.mock.calls[0])).toContain('EMBEDDERS');
      log.mockRestore();
    },
  );

  it('says the same of a name that is live and of one that is not', async () => {
    const live = await Client.connect('live-name');
    await live.join();
    const answers = async (name: string) => {
      const told = [];
      for (const headers of [{}, { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': 'narada.1' }]) {
        const {
          status,
          headers: said,
          webSocket,
        } = await worker.fetch(`${ORIGIN}/api/meetings/${name}/socket`, {
          headers: { Origin: ORIGIN, Cookie: 'narada_device=AAAAAAAAAAAAAAAAAAAAAA', ...headers },
        });
        told.push(status, [...said]);
        webSocket?.accept();
        webSocket?.close();
      }
      const visitor = await Client.connect(name);
      told.push(await visitor.next('door'));
      visitor.say({ type: 'leave' });
      told.push(await visitor.next('refused'));
      visitor.say({
        type: 'join',
        displayName: 'Old',
        resume: { seat: `s_${'0'.repeat(20)}`, secret: 'A'.repeat(43) },
      });
      told.push(await visitor.next('refused'));
      return told;
    };
    expect(await answers('live-name')).toEqual(await answers('idle-name'));
  });
});
