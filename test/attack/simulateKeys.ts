import type { Bucket } from '../../worker/domain/bucket.ts';
import { spendKey } from '../../worker/domain/keyBudget.ts';

const HOUR_MS = 3_600_000;

/** Host keys that are compared, by hour, for one client prefix that tries whenever it may; each prefix has its own budget. */
export function simulateKeys(prefixes: number, hours: number): number[] {
  const guesses = Array.from({ length: hours }, () => 0);
  let bucket: Bucket | undefined;
  for (let now = 0; now < hours * HOUR_MS;) {
    const spent = spendKey(bucket, now);
    if ('retryAfterMs' in spent) now += spent.retryAfterMs;
    else {
      ({ bucket } = spent);
      const hour = Math.floor(now / HOUR_MS);
      guesses[hour] = (guesses[hour] ?? 0) + prefixes;
    }
  }
  return guesses;
}
