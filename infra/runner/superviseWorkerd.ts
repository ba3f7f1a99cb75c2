import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child.ts';
import { fail, succeed, type Failure, type Result } from './result.ts';
import { STOP_WORKERD, stopChild } from './stopChild.ts';
import { waitUntil } from './waitUntil.ts';

export interface SuperviseWorkerdDeps {
  start(): Child;
  isHealthy(): Promise<boolean>;
  tail(): string[];
  say(line: string): void;
}

export interface WorkerdSupervision {
  /** Starts it, or starts it again with what its config file says now; resolves when it answers. */
  restart(): Promise<Result<void>>;
  /** It died by itself: without it there is no Narada. */
  died: Promise<Failure>;
  pid(): number | null;
  stop(): Promise<void>;
}

const HEALTHY_WITHIN_MS = 15_000;
const HEALTH_POLL_MS = 50;

/** workerd is the meeting place itself: its death ends the box. Only restarts that we ask for are none. */
export function superviseWorkerd(deps: SuperviseWorkerdDeps): WorkerdSupervision {
  const died = Promise.withResolvers<Failure>();
  let current: Child | null = null;
  let stopped = false;

  const end = async () => {
    const child = current;
    current = null; // so that its end counts as ours
    if (child) await stopChild(child, STOP_WORKERD);
  };

  return {
    died: died.promise,
    pid: () => current?.pid ?? null,
    restart: async () => {
      await end();
      if (stopped) return succeed(undefined);
      const child = deps.start();
      current = child;
      const over = new AbortController();
      void child.exited.then((how) => {
        over.abort();
        if (current !== child) return;
        current = null;
        for (const line of deps.tail()) deps.say(`  ${line}`);
        died.resolve(fail('child_died', `workerd died (${how}); everything is stopped`));
      });
      const late = sleep(HEALTHY_WITHIN_MS, undefined, { signal: over.signal }).then(
        () => over.abort(),
        () => {},
      );
      const healthy = await waitUntil(() => deps.isHealthy(), HEALTH_POLL_MS, over.signal);
      over.abort();
      await late;
      if (healthy || stopped) return succeed(undefined);
      if (current !== child) return await died.promise;
      for (const line of deps.tail()) deps.say(`  ${line}`);
      return fail('not_healthy', `workerd has not become healthy within ${HEALTHY_WITHIN_MS / 1000} s`);
    },
    stop: async () => {
      stopped = true;
      await end();
    },
  };
}
