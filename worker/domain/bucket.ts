/** A token bucket that refills with time. Times are milliseconds. */
export interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

export interface BucketRule {
  readonly capacity: number;
  /** For one token. */
  readonly refillMs: number;
}

/** As it is now. A clock that went back refills nothing and takes nothing. */
export function refilled(bucket: Bucket | undefined, rule: BucketRule, now: number): Bucket {
  if (!bucket) return { tokens: rule.capacity, at: now };
  const gained = Math.max(0, now - bucket.at) / rule.refillMs;
  return { tokens: Math.min(rule.capacity, bucket.tokens + gained), at: now };
}

/** Milliseconds until there is a token; 0 where there is one. */
export const waitFor = ({ tokens }: Bucket, rule: BucketRule): number =>
  tokens >= 1 ? 0 : Math.ceil((1 - tokens) * rule.refillMs);

/** When it is as full as if nothing had ever been taken. */
export const fullAt = ({ tokens, at }: Bucket, rule: BucketRule): number =>
  at + Math.ceil((rule.capacity - tokens) * rule.refillMs);
