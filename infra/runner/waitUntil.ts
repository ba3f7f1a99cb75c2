import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again; false when `signal` ends the waiting first. */
export async function waitUntil(check: () => Promise<boolean>, everyMs: number, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await check()) return !signal.aborted;
    await sleep(everyMs, undefined, { signal }).catch(() => {});
  }
  return false;
}

/** Whether a URL answers 200 soon. */
export async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
