import { refilled, waitFor, type Bucket, type BucketRule } from './bucket.ts';

/** Of one client prefix: 5 tries at once, then one every 10 seconds. */
const CLIENT: BucketRule = { capacity: 5, refillMs: 10_000 };
/** Of one meeting, whoever asks: 60 tries at once, then one a second. Slows a botnet, never locks the meeting for good. */
const MEETING: BucketRule = { capacity: 60, refillMs: 1_000 };
/** Prefixes kept at most; beyond, the fullest go first, which is what a long wait would have done. */
const MAX_PREFIXES = 500;
const WHOLE_MEETING = '*';

type Budgets = ReadonlyMap<string, Bucket>;

/** Take one attempt from the client's and the meeting's budget; where one is empty, nothing is taken and the wait is said. */
export function spend(budgets: Budgets, prefix: string, now: number): { budgets: Budgets } | { retryAfterMs: number } {
  const client = refilled(budgets.get(prefix), CLIENT, now);
  const meeting = refilled(budgets.get(WHOLE_MEETING), MEETING, now);
  const wait = Math.max(waitFor(client, CLIENT), waitFor(meeting, MEETING));
  if (wait > 0) return { retryAfterMs: wait };
  const next = new Map(budgets);
  next.set(prefix, { tokens: client.tokens - 1, at: now });
  next.set(WHOLE_MEETING, { tokens: meeting.tokens - 1, at: now });
  return { budgets: trimmed(next, now) };
}

/** A right password gives its attempt back, so that an office behind one address is not slowed by its own people. */
export function refund(budgets: Budgets, prefix: string, now: number): Budgets {
  const next = new Map(budgets);
  for (const [key, rule] of [[prefix, CLIENT] as const, [WHOLE_MEETING, MEETING] as const]) {
    const budget = refilled(next.get(key), rule, now);
    if (budget.tokens + 1 >= rule.capacity) next.delete(key);
    else next.set(key, { tokens: budget.tokens + 1, at: now });
  }
  return next;
}

function trimmed(budgets: Map<string, Bucket>, now: number): Budgets {
  if (budgets.size <= MAX_PREFIXES) return budgets;
  const byFullness = [...budgets]
    .filter(([key]) => key !== WHOLE_MEETING)
    .toSorted(([, a], [, b]) => refilled(b, CLIENT, now).tokens - refilled(a, CLIENT, now).tokens);
  for (const [key] of byFullness.slice(0, budgets.size - MAX_PREFIXES)) budgets.delete(key);
  return budgets;
}
