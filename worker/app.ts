import { Hono } from 'hono';
import type { HonoEnv } from './routes/context.ts';
import { fail } from './routes/fail.ts';
import { fleet } from './routes/fleet.ts';
import { host } from './routes/host.ts';
import { sfuEvents } from './routes/sfuEvents.ts';
import { socket } from './routes/socket.ts';
import { SECURITY_HEADERS } from './protocol/securityHeaders.ts';
import { MisconfiguredError, readSettings } from './services/settings.ts';

/** Everything under /api. */
export const app = new Hono<HonoEnv>()
  .basePath('/api')
  .use(async (c, next) => {
    c.set('settings', readSettings(c.env));
    await next();
    // The answer to an upgrade belongs to the socket; it takes no further headers.
    if (c.res.status === 101) return;
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value);
    c.header('Cache-Control', 'no-store');
  })
  .get('/health', (c) => c.json({ ok: true }))
  .route('/', host)
  .route('/', socket)
  .route('/', sfuEvents)
  .route('/', fleet)
  .notFound((c) => fail(c, 'not_found', 'There is nothing here.'))
  .onError((error, c) => {
    console.error(error);
    return error instanceof MisconfiguredError
      ? fail(c, 'misconfigured', 'This server is not set up rightly; its log says what is missing.')
      : fail(c, 'internal', 'Something failed here. Trying again may help.');
  });
