import type { Child } from './child.ts';
import { decideRestart, type Life } from './restartPolicy.ts';
import { fail, type Failure } from './result.ts';
import { STOP_SFU, stopChild } from './stopChild.ts';
import { waitUntil } from './waitUntil.ts';

export interface SuperviseSfuDeps {
  start(): Child;
  /** Whether the running one answers its health check now. */
  isHealthy(): Promise<boolean>;
  /** What it said last, to be shown when it dies. */
  tail(): string[];
  say(line: string): void;
  /** Milliseconds. */
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export interface SfuSupervision {
  /** The first time that it is healthy. Never, if it is given up before. */
  healthy: Promise<void>;
  /** It keeps dying and is given up. Never, while all is well. */
  givenUp: Promise<Failure>;
  /** Null between two lives. */
  pid(): number | null;
  stop(): Promise<void>;
}

const HEALTH_POLL_MS = 50;

/** Keeps livekit-server running: a crash is answered by a restart with a growing delay, until restarting is hopeless. */
export function superviseSfu(deps: SuperviseSfuDeps): SfuSupervision {
  const healthy = Promise.withResolvers<void>();
  const givenUp = Promise.withResolvers<Failure>();
  const stopping = new AbortController();
  let current: Child | null = null;

  const live = async (): Promise<Life & { how: string }> => {
    const startedAt = deps.now();
    const child = deps.start();
    current = child;
    const dead = new AbortController();
    let wasHealthy = false;
    const health = waitUntil(() => deps.isHealthy(), HEALTH_POLL_MS, dead.signal).then((is) => {
      wasHealthy = is;
      if (is) healthy.resolve();
    });
    const how = await child.exited;
    current = null;
    dead.abort();
    await health;
    return { startedAt, endedAt: deps.now(), wasHealthy, how };
  };

  const run = async (): Promise<void> => {
    const lives: Life[] = [];
    while (!stopping.signal.aborted) {
      const life = await live();
      if (stopping.signal.aborted) return;
      lives.push(life);
      for (const line of deps.tail()) deps.say(`  ${line}`);
      const decision = decideRestart(lives);
      if (decision.kind === 'giveUp') {
        givenUp.resolve(fail('child_died', `livekit-server keeps dying (${life.how}) and is given up`));
        return;
      }
      deps.say(`livekit-server died (${life.how}); starting it again in ${decision.afterMs / 1000} s.`);
      await deps.sleep(decision.afterMs, stopping.signal);
    }
  };
  const running = run();

  return {
    healthy: healthy.promise,
    givenUp: givenUp.promise,
    pid: () => current?.pid ?? null,
    stop: async () => {
      stopping.abort();
      if (current) await stopChild(current, STOP_SFU);
      await running;
    },
  };
}
