import { refilled, waitFor, type Bucket, type BucketRule } from './bucket.ts';

/** Tries at a host's or an operator's key, for one client prefix: ten at once, then one a minute. */
export const KEY_RULE: BucketRule = { capacity: 10, refillMs: 60_000 };

/** Take one attempt; where there is none left, nothing is taken and the wait is said. `bucket`: undefined where it is full. */
export function spendKey(bucket: Bucket | undefined, now: number): { bucket: Bucket } | { retryAfterMs: number } {
  const left = refilled(bucket, KEY_RULE, now);
  const wait = waitFor(left, KEY_RULE);
  return wait > 0 ? { retryAfterMs: wait } : { bucket: { ...left, tokens: left.tokens - 1 } };
}
