import { DurableObject } from 'cloudflare:workers';
import * as v from 'valibot';
import { fullAt, refilled, type Bucket } from '../domain/bucket.ts';
import { KEY_RULE, spendKey } from '../domain/keyBudget.ts';

const Stored = v.object({ tokens: v.number(), at: v.number() });
const KEY = 'bucket';

/**
 * What one client may still try: one object a prefix and kind of key, which empties itself when the budget is full again.
 * The same on the edge and on a box, where no platform counts.
 */
export class Attempts extends DurableObject {
  /** Counts one attempt before it is checked. Answers milliseconds to wait where there is none left; 0: go on. */
  async spend(now = Date.now()): Promise<number> {
    const spent = spendKey(await this.#load(), now);
    if ('retryAfterMs' in spent) return spent.retryAfterMs;
    await this.#save(spent.bucket);
    return 0;
  }

  /** The attempt was right: it does not count. */
  async refund(now = Date.now()): Promise<void> {
    const bucket = refilled(await this.#load(), KEY_RULE, now);
    await this.#save({ ...bucket, tokens: Math.min(KEY_RULE.capacity, bucket.tokens + 1) });
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }

  async #load() {
    const stored = await this.ctx.storage.get(KEY);
    return stored === undefined ? undefined : v.parse(Stored, stored);
  }

  async #save(bucket: Bucket): Promise<void> {
    if (bucket.tokens >= KEY_RULE.capacity) return this.ctx.storage.deleteAll();
    await this.ctx.storage.put(KEY, bucket);
    await this.ctx.storage.setAlarm(fullAt(bucket, KEY_RULE));
  }
}
