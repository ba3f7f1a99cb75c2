import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createObjectTime } from '../../../web/features/watch/createObjectTime.ts';
import type { HostAction } from '../../../worker/protocol/messages.ts';
import { aFilm } from '../../support/gallery/fakeMeeting.ts';
import { FakeClock } from './FakeClock.ts';

/** A meeting whose object's clock is ahead of ours by so much, and takes so long there and back. */
function aMeeting(ahead: number, there: number, back: number) {
  const clock = new FakeClock();
  const told = signal<unknown>(aFilm());
  const online = signal(true);
  let asked = 0;
  const act = async (action: HostAction) => {
    if (action.type !== 'watch' || action.ask.do !== 'time') throw new Error('another question');
    const { sent } = action.ask;
    asked++;
    clock.after(there, () => {
      const now = clock.now() + ahead;
      clock.after(back, () => void (told.value = aFilm({ now, sent })));
    });
    return null;
  };
  const open = () =>
    createObjectTime(
      { act, watch: told, online },
      () => clock.now(),
      (ms, act) => clock.after(ms, act),
    );
  return { clock, online, open, asked: () => asked, off: (now: number | null) => (now ?? Number.NaN) - clock.now() };
}

test('the object’s time is known after the first answer, and asked for often at first, then seldom', () => {
  const { clock, open, asked, off } = aMeeting(7_000, 30, 50);
  const time = open();
  expect(time.now()).toBeNull();
  clock.pass(100);
  expect(off(time.now())).toBe(6_990);
  clock.pass(10_000);
  const early = asked();
  expect(early).toBeGreaterThanOrEqual(10);
  clock.pass(60_000);
  expect(asked() - early).toBe(3);
  time.dispose();
  clock.pass(60_000);
  expect(asked() - early).toBe(3);
});

test('an answer from before is no answer to this page’s question', () => {
  const { clock, open, off } = aMeeting(7_000, 10, 10);
  const first = open();
  clock.pass(5_000);
  first.dispose();
  clock.pass(600_000);
  const again = open();
  expect(again.now()).toBeNull();
  clock.pass(50);
  expect(off(again.now())).toBe(7_000);
});

test('a new socket is asked anew, and one that is cut is not asked', () => {
  const { clock, open, online, asked } = aMeeting(0, 10, 10);
  open();
  clock.pass(20_000);
  online.value = false;
  const before = asked();
  clock.pass(100_000);
  expect(asked()).toBe(before);
  online.value = true;
  clock.pass(1_000);
  expect(asked() - before).toBeGreaterThanOrEqual(5);
});
