import { createMiddleware } from 'hono/factory';
import { securityHeaders } from '../protocol/securityHeaders.ts';
import type { HonoEnv } from './context.ts';

/** The security headers on every answer. Of the API nothing is ever kept by a cache, and no refusal is. */
export const answerHeaders = createMiddleware<HonoEnv>(async (c, next) => {
  await next();
  // The answer to an upgrade belongs to the socket; it takes no further headers.
  if (c.res.status === 101) return;
  const { protocol, pathname } = new URL(c.req.url);
  // Where the settings could not be read, there are none.
  const embedders = (c.var as Partial<HonoEnv['Variables']>).settings?.embedders ?? [];
  for (const [name, value] of Object.entries(securityHeaders({ https: protocol === 'https:', embedders }))) {
    c.header(name, value);
  }
  if (c.res.status >= 400 || isOfApi(pathname)) c.header('Cache-Control', 'no-store');
});

export const isOfApi = (pathname: string): boolean => pathname === '/api' || pathname.startsWith('/api/');
