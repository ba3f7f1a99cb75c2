import { expect, it } from 'vitest';
import { decideRestart, type Life } from '../../infra/runner/restartPolicy.ts';

/** Lives one after the other, each [how long in ms, whether it was healthy], with a second between them. */
function lives(...each: (readonly [number, boolean])[]): Life[] {
  let at = 0;
  return each.map(([length, wasHealthy]) => {
    const life = { startedAt: at, endedAt: at + length, wasHealthy };
    at += length + 1_000;
    return life;
  });
}
type Short = readonly [number, boolean];
const stillborn: Short = [50, false];
const times = (n: number, life: Short) => Array.from({ length: n }, () => life);

it('is back almost at once after the first crash', () => {
  expect(decideRestart(lives([3_600_000, true]))).toEqual({ kind: 'restart', afterMs: 200 });
});

it('waits longer each time, up to five seconds', () => {
  const delays = [1, 2, 3, 4, 5, 6, 9].map((n) => decideRestart(lives(...times(n, [2_000, true]))));
  expect(delays.map((d) => d.kind === 'restart' && d.afterMs)).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
});

it('forgets what was before a good life', () => {
  expect(decideRestart(lives(stillborn, stillborn, [60_000, true]))).toEqual({ kind: 'restart', afterMs: 200 });
});

it('gives up what dies six times within a minute without ever having answered', () => {
  expect(decideRestart(lives(...times(5, stillborn)))).toMatchObject({ kind: 'restart' });
  expect(decideRestart(lives(...times(6, stillborn)))).toEqual({ kind: 'giveUp' });
});

it('goes on where the deaths are far apart', () => {
  expect(decideRestart(lives(...times(8, [30_000, false])))).toMatchObject({ kind: 'restart' });
});
