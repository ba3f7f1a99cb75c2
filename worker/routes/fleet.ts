import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';
import type { SiteChange } from '../objects/Fleet.ts';
import { fleetStub } from '../objects/fleetOf.ts';
import { Site } from '../protocol/settings.ts';
import { sameSha256, sha256Hex } from '../services/secrets.ts';
import type { HonoEnv } from './context.ts';
import { fail } from './fail.ts';
import { countAttempt } from './keyAttempts.ts';

/** Characters. A description of a site is a few hundred. */
const MAX_BODY = 10_000;

/**
 * For whoever runs the deployment, by `Authorization: Bearer <operator key>` (RFC 6750) and never by a cookie: so a page
 * of another site has nothing that a browser would send along for it.
 */
const operatorOnly = createMiddleware<HonoEnv>(async (c, next) => {
  const key = /^Bearer (\S{1,200})$/i.exec(c.req.header('Authorization') ?? '')?.[1];
  const digest = sha256Hex(key ?? '');
  const known = c.var.settings.operatorKeys.some((sha256) => sameSha256(sha256, digest));
  if (key !== undefined && known) return next();
  // A key of 256 bits is not guessed: it is checked first, so that who has it is slowed by nobody behind their address.
  return (
    (await countAttempt(c, 'operator')) ??
    fail(c, 'operator_only', 'Give the operator key as "Authorization: Bearer …".')
  );
});

function answer(c: Context<HonoEnv>, change: SiteChange): Response {
  if (change.ok) return c.json({ ok: true });
  return change.code === 'site_unknown'
    ? fail(c, 'site_unknown', 'There is no such site.')
    : fail(c, 'site_in_use', 'People are there. Drain it first, and remove it when they are gone.');
}

/** The fleet, seen and changed while it runs. */
export const fleet = new Hono<HonoEnv>()
  .use('/fleet', operatorOnly)
  .use('/fleet/*', operatorOnly)
  .use('/metrics', operatorOnly)

  .get('/fleet', async (c) => c.json(await fleetStub(c.env).status()))

  .post('/fleet/sites', async (c) => {
    const body = (await c.req.text()).slice(0, MAX_BODY);
    const site = v.safeParse(v.pipe(v.string(), v.parseJson(), Site), body);
    if (site.success) return answer(c, await fleetStub(c.env).add(site.output));
    const [issue] = site.issues;
    // What was expected and where; never what came, which may hold a secret.
    return fail(c, 'site_malformed', `${v.getDotPath(issue) ?? 'body'}: expected ${issue.expected ?? 'JSON'}.`);
  })
  .post('/fleet/sites/:id/drain', async (c) => answer(c, await fleetStub(c.env).drain(c.req.param('id'))))
  .post('/fleet/sites/:id/undrain', async (c) => answer(c, await fleetStub(c.env).undrain(c.req.param('id'))))
  .delete('/fleet/sites/:id', async (c) => answer(c, await fleetStub(c.env).remove(c.req.param('id'))))

  // Prometheus' text format: https://prometheus.io/docs/instrumenting/exposition_formats/
  .get('/metrics', async (c) =>
    c.body(await fleetStub(c.env).metrics(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );
