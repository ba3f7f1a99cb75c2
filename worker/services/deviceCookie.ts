import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

const COOKIE = 'narada_device';
/** 128 random bits, base64url. */
const SHAPE = /^[\w-]{22}$/;

const nameOf = (c: Context) => (new URL(c.req.url).protocol === 'https:' ? `__Host-${COOKIE}` : COOKIE);

/**
 * A mark of this browser, kept until it is closed: so that a host's "remove" holds for its other tabs, too. It says
 * nothing about anybody, and whoever throws it away is one of whom nothing is known.
 */
export function deviceOf(c: Context): string | null {
  const value = getCookie(c, nameOf(c));
  return value !== undefined && SHAPE.test(value) ? value : null;
}

/** As a Set-Cookie header (RFC 6265bis), for the answer to a WebSocket's handshake. */
export function deviceCookie(c: Context, device: string): string {
  const secure = nameOf(c) === COOKIE ? '' : '; Secure';
  return `${nameOf(c)}=${device}; Path=/; HttpOnly; SameSite=Strict${secure}`;
}
