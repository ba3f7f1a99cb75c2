import type { Context } from 'hono';
import { clientPrefix } from '../services/clientPrefix.ts';
import { objectName } from '../services/secrets.ts';
import type { HonoEnv } from './context.ts';
import { fail } from './fail.ts';

type Kind = 'host' | 'operator';

const attemptsOf = (c: Context<HonoEnv>, kind: Kind) => {
  const key = `${kind}:${clientPrefix(c.req.header('CF-Connecting-IP') ?? '')}`;
  return { key, object: c.env.KEY_ATTEMPTS.getByName(objectName(c.var.settings.pepper, 'attempts', key)) };
};

/**
 * Counts one attempt at a key, in front by the platform where it counts, and by the object of this client's prefix
 * everywhere. Answers the refusal where there is none left.
 */
export async function countAttempt(c: Context<HonoEnv>, kind: Kind): Promise<Response | null> {
  const { key, object } = attemptsOf(c, kind);
  const inFront = await c.env.ATTEMPTS?.limit({ key });
  const waitMs = inFront?.success === false ? 60_000 : await object.spend();
  if (waitMs === 0) return null;
  c.header('Retry-After', String(Math.ceil(waitMs / 1_000)));
  return fail(c, 'too_many_attempts', 'Too many attempts from there. Wait, and try again.');
}

/** Checks a key against guessing: an attempt is counted before it is checked. `check` answers null where the key is wrong. */
export async function guarded<T>(
  c: Context<HonoEnv>,
  kind: Kind,
  check: () => T | null,
): Promise<{ readonly value: T | null } | { readonly refusal: Response }> {
  const refusal = await countAttempt(c, kind);
  if (refusal) return { refusal };
  const value = check();
  if (value !== null) await attemptsOf(c, kind).object.refund();
  return { value };
}
