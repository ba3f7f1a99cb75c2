import { DurableObject } from 'cloudflare:workers';
import * as v from 'valibot';
import { fullAt, refilled, waitFor, type BucketRule } from '../domain/bucket.ts';

const Stored = v.object({ tokens: v.number(), at: v.number() });
const KEY = 'bucket';

/** Tries at a host's or an operator's key, for one client prefix: ten at once, then one a minute. */
const RULE: BucketRule = { capacity: 10, refillMs: 60_000 };

/**
 * What one client may still try: one object a prefix and kind of key, which empties itself when the budget is full again.
 * The same on the edge and on a box, where no platform counts.
 */
export class Attempts extends DurableObject {
  /** Counts one attempt before it is checked. Answers milliseconds to wait where there is none left; 0: go on. */
  async spend(now = Date.now()): Promise<number> {
    const bucket = refilled(await this.#load(), RULE, now);
    const wait = waitFor(bucket, RULE);
    if (wait > 0) return wait;
    await this.#save({ ...bucket, tokens: bucket.tokens - 1 });
    return 0;
  }

  /** The attempt was right: it does not count. */
  async refund(now = Date.now()): Promise<void> {
    const bucket = refilled(await this.#load(), RULE, now);
    await this.#save({ ...bucket, tokens: Math.min(RULE.capacity, bucket.tokens + 1) });
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }

  async #load() {
    const stored = await this.ctx.storage.get(KEY);
    return stored === undefined ? undefined : v.parse(Stored, stored);
  }

  async #save(bucket: v.InferOutput<typeof Stored>): Promise<void> {
    if (bucket.tokens >= RULE.capacity) return this.ctx.storage.deleteAll();
    await this.ctx.storage.put(KEY, bucket);
    await this.ctx.storage.setAlarm(fullAt(bucket, RULE));
  }
}
