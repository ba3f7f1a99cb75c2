import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { Quality } from '../../../web/call/CallPort.ts';
import { WeaknessModel } from '../../../web/call/room/WeaknessModel.ts';
import { FakeClock } from './FakeClock.ts';

function aLine() {
  const clock = new FakeClock();
  const quality = signal<Quality>('good');
  return { clock, quality, ...new WeaknessModel({ quality }, clock) };
}

test('a weak line is said when it stays weak, and until it has been good for a while', () => {
  const { clock, quality, said } = aLine();
  quality.value = 'weak';
  clock.pass(2_000);
  quality.value = 'good';
  clock.pass(60_000);
  expect(said.value).toBe(false);
  quality.value = 'weak';
  clock.pass(3_000);
  quality.value = 'lost';
  clock.pass(5_000);
  expect(said.value).toBe(true);
  quality.value = 'good';
  clock.pass(10_000);
  quality.value = 'weak';
  clock.pass(1_000);
  quality.value = 'good';
  clock.pass(14_000);
  expect(said.value).toBe(true);
  clock.pass(2_000);
  expect(said.value).toBe(false);
});

test('what was put away stays away until the line was good in between', () => {
  const { clock, quality, putAway, close } = aLine();
  quality.value = 'weak';
  clock.pass(10_000);
  close();
  quality.value = 'lost';
  clock.pass(10_000);
  expect(putAway.value).toBe(true);
  quality.value = 'good';
  clock.pass(20_000);
  quality.value = 'weak';
  clock.pass(10_000);
  expect(putAway.value).toBe(false);
});
