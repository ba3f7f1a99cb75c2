import { Hono } from 'hono';
import { admit } from './routes/admit.ts';
import { answerHeaders } from './routes/answerHeaders.ts';
import { checkLimits } from './routes/checkLimits.ts';
import type { HonoEnv } from './routes/context.ts';
import { fail } from './routes/fail.ts';
import { fleet } from './routes/fleet.ts';
import { host } from './routes/host.ts';
import { page } from './routes/page.ts';
import { changesFromHere } from './routes/sameOrigin.ts';
import { sfuEvents } from './routes/sfuEvents.ts';
import { socket } from './routes/socket.ts';
import { MisconfiguredError, readSettings } from './services/settings.ts';

/** Everything that the Worker answers: the API, and the page where the platform hands its files over. */
export const app = new Hono<HonoEnv>()
  // Around all that can fail, so that a refusal has the headers, too.
  .use(answerHeaders)
  .use(async (c, next) => {
    checkLimits(c.env);
    c.set('settings', readSettings(c.env));
    await next();
  })
  .use('/api/*', changesFromHere)
  .get('/api/health', (c) => c.json({ ok: true }))
  .route('/api', host)
  .route('/api', socket)
  .route('/api', sfuEvents)
  .route('/api', admit)
  .route('/api', fleet)
  .route('/', page)
  .notFound((c) => fail(c, 'not_found', 'There is nothing here.'))
  .onError((error, c) => {
    console.error(error);
    return error instanceof MisconfiguredError
      ? fail(c, 'misconfigured', 'This server is not set up rightly; its log says what is missing.')
      : fail(c, 'internal', 'Something failed here. Trying again may help.');
  });
