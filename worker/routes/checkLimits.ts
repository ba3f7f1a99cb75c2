import type { Bindings } from './context.ts';
import { MisconfiguredError } from '../services/settings.ts';

/**
 * Throws MisconfiguredError where a limiter could not work: rather nothing than a door that anybody may try without end.
 * That the platform counts nothing in front has to be said, lest it be forgotten.
 */
export function checkLimits(env: Bindings): void {
  if (!has(env.KEY_ATTEMPTS, 'get'))
    throw new MisconfiguredError('KEY_ATTEMPTS: expected the objects of class Attempts');
  if (env.LIMITS_IN_FRONT === 'none') return;
  for (const name of ['ATTEMPTS', 'ARRIVALS'] as const) {
    if (!has(env[name], 'limit'))
      throw new MisconfiguredError(`${name}: expected a rate limit, or LIMITS_IN_FRONT to be "none"`);
  }
}

const has = (binding: unknown, method: string): boolean =>
  typeof binding === 'object' && binding !== null && typeof Reflect.get(binding, method) === 'function';
