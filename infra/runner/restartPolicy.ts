/** One run of a process. Times in milliseconds of one clock. */
export interface Life {
  startedAt: number;
  endedAt: number;
  /** Whether it ever answered its health check. */
  wasHealthy: boolean;
}

export type RestartDecision = { kind: 'restart'; afterMs: number } | { kind: 'giveUp' };

/** People sit in a call and wait: the first restart is nearly at once. */
const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 5_000;
/** A life that was healthy and this long was a good one: what came before it no longer counts. */
const GOOD_LIFE_MS = 10_000;
const HOPELESS_LIVES = 6;
const HOPELESS_WITHIN_MS = 60_000;

/** What to do about a process that has just died, from all its lives so far, oldest first. */
export function decideRestart(lives: readonly Life[]): RestartDecision {
  const lastGood = lives.findLastIndex((life) => life.wasHealthy && life.endedAt - life.startedAt >= GOOD_LIFE_MS);
  const bad = lives.slice(lastGood + 1);
  const end = lives.at(-1)?.endedAt ?? 0;
  const hopeless = bad.filter((life) => !life.wasHealthy && end - life.endedAt < HOPELESS_WITHIN_MS);
  if (hopeless.length >= HOPELESS_LIVES) return { kind: 'giveUp' };
  const afterMs = Math.min(FIRST_DELAY_MS * 2 ** Math.max(0, bad.length - 1), LONGEST_DELAY_MS);
  return { kind: 'restart', afterMs };
}
