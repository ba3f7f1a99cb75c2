import { createMiddleware } from 'hono/factory';
import { fail } from './fail.ts';

/**
 * Only our own pages may change anything or open a control socket: browsers say where a request comes from (Fetch
 * Standard, Origin header), also on a WebSocket handshake, and pages of other sites cannot forge it.
 */
export const sameOrigin = createMiddleware(async (c, next) => {
  const origin = c.req.header('Origin');
  if (!origin || !URL.canParse(origin) || new URL(origin).host !== new URL(c.req.url).host) {
    return fail(c, 'origin_forbidden', 'Only pages of this server may ask this.');
  }
  return next();
});
