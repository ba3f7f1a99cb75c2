import type { Context } from 'hono';
import { clientPrefix } from '../services/clientPrefix.ts';
import type { HonoEnv } from './context.ts';
import { fail } from './fail.ts';

/**
 * Checks a key against guessing: an attempt is counted before it is checked, in front by the platform where it counts,
 * and by the object of this client's prefix everywhere. `check` answers null where the key is wrong.
 */
export async function guarded<T>(
  c: Context<HonoEnv>,
  kind: 'host',
  check: () => T | null,
): Promise<{ readonly value: T | null } | { readonly refusal: Response }> {
  const key = `${kind}:${clientPrefix(c.req.header('CF-Connecting-IP') ?? '')}`;
  const inFront = await c.env.ATTEMPTS?.limit({ key });
  const attempts = c.env.KEY_ATTEMPTS.get(c.env.KEY_ATTEMPTS.idFromName(key));
  const waitMs = inFront?.success === false ? 60_000 : await attempts.spend();
  if (waitMs > 0) {
    c.header('Retry-After', String(Math.ceil(waitMs / 1_000)));
    return { refusal: fail(c, 'too_many_attempts', 'Too many attempts from there. Wait, and try again.') };
  }
  const value = check();
  if (value !== null) await attempts.refund();
  return { value };
}
