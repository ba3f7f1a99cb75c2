import type { BucketRule } from './bucket.ts';

/**
 * What one control socket may say: 200 messages at once, then 20 a second. A page in its busiest seconds says a tenth of
 * it; whoever says more is a program.
 */
export const MESSAGES: BucketRule = { capacity: 200, refillMs: 50 };

/**
 * A message that cannot be read costs more: a newer page may say what this version does not know, and is answered so;
 * what goes on like that, or was never of this protocol, is closed.
 */
export const UNREADABLE_COST = 20;

/** Control sockets of one client prefix in one meeting: a full house behind one address, and who waits at its door. */
export const MOST_SOCKETS = 600;
