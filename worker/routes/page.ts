import { Hono } from 'hono';
import { isOfApi } from './answerHeaders.ts';
import type { HonoEnv } from './context.ts';

/**
 * The client's page on the edge, at whatever path: the client decides what it shows. A box has the files in its own
 * entry; files do not come here where they exist.
 */
export const page = new Hono<HonoEnv>().get('*', async (c, next) => {
  const { pathname } = new URL(c.req.url);
  if (!c.env.ASSETS || isOfApi(pathname)) return next();
  // A meeting's name has no dot, a file's name has one.
  const isFile = pathname.slice(pathname.lastIndexOf('/') + 1).includes('.');
  const asked = isFile ? c.req.raw : new Request(new URL('/', c.req.url), c.req.raw);
  const answer = await c.env.ASSETS.fetch(asked);
  return answer.status === 404 ? next() : answer;
});
