import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { HostKey } from '../protocol/settings.ts';
import type { Settings } from './settings.ts';

const COOKIE = 'narada_host';
/** Seconds; browsers keep none longer (RFC 6265bis: 400 days). */
const MAX_AGE_S = 400 * 24 * 3600;
/** Of the key's digest: enough to know the key again, too little to be of use. */
const MARK_LENGTH = 16;

const mark = (key: HostKey) => key.sha256.slice(0, MARK_LENGTH);

/** Over HTTPS the cookie is bound to host and path by its prefix (RFC 6265bis §4.1.3). */
const secure = (c: Context) => new URL(c.req.url).protocol === 'https:';

/** The host that this request is signed in as. A cookie of a key that is not listed any more is nobody's. */
export async function hostOf(c: Context, settings: Settings): Promise<HostKey | null> {
  const value = await getSignedCookie(c, settings.sessionSecret, COOKIE, secure(c) ? 'host' : undefined);
  return settings.hostKeys.find((key) => mark(key) === value) ?? null;
}

export async function signInHost(c: Context, settings: Settings, key: HostKey): Promise<void> {
  await setSignedCookie(c, COOKIE, mark(key), settings.sessionSecret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: MAX_AGE_S,
    ...(secure(c) ? { secure: true, prefix: 'host' as const } : {}),
  });
}

export function signOutHost(c: Context): void {
  deleteCookie(c, COOKIE, { path: '/', ...(secure(c) ? { secure: true, prefix: 'host' as const } : {}) });
}
