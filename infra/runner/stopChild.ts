import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child.ts';

/** The signals to send, each with the milliseconds to wait for the end afterwards. */
export type StopPlan = readonly (readonly [NodeJS.Signals, number])[];

/**
 * livekit-server waits for its participants after the first SIGTERM, without a limit; the second makes it go. A normal end
 * tells the browsers at once that the server is gone, SIGKILL would leave them guessing.
 */
export const STOP_SFU: StopPlan = [
  ['SIGTERM', 200],
  ['SIGTERM', 2_500],
  ['SIGKILL', 1_000],
];
export const STOP_WORKERD: StopPlan = [
  ['SIGTERM', 1_500],
  ['SIGKILL', 1_000],
];

/** Ends a program as its plan says; resolves when it is gone. */
export async function stopChild(child: Child, plan: StopPlan): Promise<void> {
  let gone = false;
  const exited = child.exited.then(() => (gone = true));
  for (const [signal, waitMs] of plan) {
    child.signal(signal);
    const waiting = new AbortController();
    await Promise.race([exited, sleep(waitMs, undefined, { signal: waiting.signal }).catch(() => {})]);
    waiting.abort();
    if (gone) return;
  }
}
