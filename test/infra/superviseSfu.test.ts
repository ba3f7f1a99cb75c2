import { expect, it } from 'vitest';
import type { Child } from '../../infra/runner/child.ts';
import { superviseSfu } from '../../infra/runner/superviseSfu.ts';

/** A world of pretended processes and a clock that only sleeping moves. */
function aWorld(options: { healthy: boolean }) {
  const started: { signals: string[]; die(how: string): void }[] = [];
  const said: string[] = [];
  const slept: number[] = [];
  let clock = 0;
  let onStart = () => {};
  const sfu = () =>
    superviseSfu({
      start: (): Child => {
        const exited = Promise.withResolvers<string>();
        const signals: string[] = [];
        started.push({ signals, die: exited.resolve });
        const pid = started.length;
        queueMicrotask(onStart);
        return {
          pid,
          exited: exited.promise,
          signal: (signal) => {
            signals.push(signal);
            if (signals.length === 2) exited.resolve('exit code 0');
          },
        };
      },
      isHealthy: () => Promise.resolve(options.healthy),
      tail: () => ['a last word'],
      say: (line) => said.push(line),
      now: () => clock,
      sleep: (ms) => {
        slept.push(ms);
        clock += ms;
        return Promise.resolve();
      },
    });
  return {
    started,
    said,
    slept,
    sfu,
    whenStarted: (act: () => void) => (onStart = act),
    pass: (ms: number) => (clock += ms),
  };
}

it('gives up a program that dies at every start, and says what it said last', async () => {
  const world = aWorld({ healthy: false });
  world.whenStarted(() => world.started.at(-1)?.die('exit code 1'));
  const failure = await world.sfu().givenUp;
  expect(failure).toMatchObject({
    code: 'child_died',
    message: 'livekit-server keeps dying (exit code 1) and is given up',
  });
  expect(world.started).toHaveLength(6);
  expect(world.slept).toEqual([200, 400, 800, 1600, 3200]);
  expect(world.said).toContain('  a last word');
});

it('starts a crashed one again and again, as long as it was healthy in between', async () => {
  const world = aWorld({ healthy: true });
  const sfu = world.sfu();
  for (let life = 1; life <= 8; life++) {
    await expect.poll(() => sfu.pid()).toBe(life);
    await sfu.healthy;
    // A turn for the health check of this very life.
    await new Promise((resolve) => setImmediate(resolve));
    world.pass(20_000);
    world.started.at(-1)?.die('signal SIGKILL');
    await expect.poll(() => world.slept.length).toBe(life);
  }
  expect(world.slept).toEqual(Array(8).fill(200));
  await expect.poll(() => sfu.pid()).toBe(9);
  await sfu.stop();
  expect(world.started.at(-1)?.signals).toEqual(['SIGTERM', 'SIGTERM']);
  expect(sfu.pid()).toBeNull();
});
