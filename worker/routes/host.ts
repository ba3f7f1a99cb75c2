import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { normaliseHostKey } from '../protocol/hostKey.ts';
import { SignIn, type Me } from '../protocol/http.ts';
import type { HostKey } from '../protocol/settings.ts';
import { hostOf, signInHost, signOutHost } from '../services/hostCookie.ts';
import { sameSha256, sha256Hex } from '../services/secrets.ts';
import type { HonoEnv } from './context.ts';
import { fail } from './fail.ts';
import { guarded } from './keyAttempts.ts';
import { sameOrigin } from './sameOrigin.ts';

const me = (c: Context<HonoEnv>, host: HostKey | null) => {
  const body: Me = { host: host && { name: host.name }, testCertificate: c.var.settings.testCertificate };
  return c.json(body);
};

const sameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

function hostWith(hosts: readonly HostKey[], name: string, typed: string): HostKey | null {
  const key = normaliseHostKey(typed);
  const digest = sha256Hex(key ?? '');
  const found = hosts.filter((known) => sameSha256(known.sha256, digest));
  return (key === null ? undefined : found.find((known) => sameName(known.name, name))) ?? null;
}

/** Who this device is, and signing in and out as a host. */
export const host = new Hono<HonoEnv>()
  .get('/me', async (c) => me(c, await hostOf(c, c.var.settings)))

  .post('/host/session', sameOrigin, async (c) => {
    const body = v.safeParse(v.pipe(v.string(), v.parseJson(), SignIn), await c.req.text());
    if (!body.success) return fail(c, 'message_malformed', 'Expected {"hostName": …, "hostKey": …}.');
    const { hostName, hostKey } = body.output;
    const guess = await guarded(c, 'host', () => hostWith(c.var.settings.hostKeys, hostName, hostKey));
    if ('refusal' in guess) return guess.refusal;
    const signedIn = guess.value;
    if (!signedIn) return fail(c, 'host_key_wrong', 'No host has this name and key.');
    await signInHost(c, c.var.settings, signedIn);
    return me(c, signedIn);
  })

  .delete('/host/session', sameOrigin, (c) => {
    signOutHost(c);
    return me(c, null);
  });
