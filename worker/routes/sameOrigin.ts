import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { fail } from './fail.ts';

const refuse = (c: Context) => fail(c, 'origin_forbidden', 'Only pages of this server may ask this.');

/**
 * Where a browser says that a request comes from: Origin (Fetch Standard), also on a WebSocket's handshake, and
 * Sec-Fetch-Site (Fetch Metadata). Pages cannot forge either. "unsaid": not a browser, or one too old to say.
 */
function origin(request: Request): 'ours' | 'foreign' | 'unsaid' {
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null && site !== 'same-origin') return 'foreign';
  const said = request.headers.get('Origin');
  if (said === null) return 'unsaid';
  const here = new URL(request.url);
  if (!URL.canParse(said) || new URL(said).host !== here.host) return 'foreign';
  // A page by HTTP is anybody's on the way. The other way round, something in front of us has ended TLS.
  return here.protocol === 'https:' && new URL(said).protocol !== 'https:' ? 'foreign' : 'ours';
}

/** Only our own pages: for whatever goes by a cookie, and for control sockets. */
export const sameOrigin = createMiddleware(async (c, next) => (origin(c.req.raw) === 'ours' ? next() : refuse(c)));

/** No page of another site changes anything here, not even with a key or a signature; programs do. */
export const changesFromHere = createMiddleware(async (c, next) => {
  const reads = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
  return reads || origin(c.req.raw) !== 'foreign' ? next() : refuse(c);
});
