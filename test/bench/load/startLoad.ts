import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { startGuard } from '../../../infra/runner/guard.ts';
import { buildGo } from '../../support/buildGo.ts';
import type { Box } from '../../support/startBox.ts';

const Event = v.variant('event', [
  v.object({ event: v.literal('sending'), person: v.string(), seat: v.string() }),
  v.object({ event: v.literal('ended'), person: v.string(), why: v.string() }),
]);

export interface Crowd {
  people: number;
  /** The first so many have a camera. */
  cameras: number;
  /** The first so many have an open microphone and speak in turn; all others are muted. */
  voices: number;
}

/** People who send recorded media and receive none (test/bench/load/main.go). */
export interface Load {
  /** In the order of their coming. */
  seats: readonly string[];
  /** What has gone wrong since they came. */
  troubles: readonly string[];
  stop(): Promise<void>;
}

/** Resolves when all of them are in the meeting and send; their media goes to the box's SFU itself, not through workerd. */
export async function startLoad(box: Box, meeting: string, { people, cameras, voices }: Crowd): Promise<Load> {
  const guard = startGuard();
  const program = await buildGo('bench/load', guard);
  const numbers = ['--people', String(people), '--cameras', String(cameras), '--voices', String(voices)];
  const child = spawn(program, ['--url', box.url, '--sfu', box.sfuApi.url, '--meeting', meeting, ...numbers], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (child.pid) guard.watch(child.pid);
  const exited = once(child, 'exit');
  const stop = async () => {
    child.stdin.end();
    await exited;
    guard.release();
  };
  const seats: string[] = [];
  const troubles: string[] = [];
  await new Promise<void>((resolve) => {
    const came = () => (seats.length === people || troubles.length > 0) && resolve();
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = v.parse(Event, JSON.parse(line));
      if (event.event === 'sending') seats.push(event.seat);
      else troubles.push(`${event.person}: ${event.why}`);
      came();
    });
    void exited.then(() => {
      troubles.push('the load generator has ended');
      came();
    });
  });
  if (troubles.length > 0) {
    await stop();
    throw new Error(`Not everybody came: ${troubles.join(', ')}`);
  }
  return { seats, troubles, stop };
}
