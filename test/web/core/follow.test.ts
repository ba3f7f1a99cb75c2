import { describe, expect, test } from 'vitest';
import { follow, START, type Goal, type Memory, type Shown } from '../../../web/features/watch/follow.ts';

const goal = (position: number, change: Partial<Goal> = {}): Goal => ({
  seq: 1,
  playing: true,
  position,
  rate: 1,
  ...change,
});
const file = (position: number, change: Partial<Shown> = {}): Shown => ({
  state: 'playing',
  position,
  rates: null,
  precision: 0.03,
  ...change,
});
const STEPS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
const youTube = (position: number, change: Partial<Shown> = {}): Shown =>
  file(position, { rates: STEPS, precision: 0.1, ...change });
/** It has been playing in step for a while. */
const calm: Memory = { ...START, seq: 1, correcting: false, told: { at: 0, obeyed: true } };
const orders = (...args: Parameters<typeof follow>) => follow(...args).orders;

describe('a film that plays in step', () => {
  test.each([0.14, -0.14, 0.01, 0])('is left alone when it is %d s off', (off) => {
    expect(orders(goal(100), file(100 - off), calm, 60_000)).toEqual([{ do: 'rate', rate: 1 }]);
  });

  test.each([
    [0.2, 1.2],
    [-0.2, 0.8],
    [1.4, 1.3],
    [-1.4, 0.7],
  ])('and is %d s behind runs at a pace between 0.7 and 1.3, without a jump', (off, most) => {
    const [order, ...more] = orders(goal(100), file(100 - off), calm, 60_000);
    expect(more).toEqual([]);
    if (order?.do !== 'rate') throw new Error('no pace');
    expect(Math.sign(order.rate - 1)).toBe(Math.sign(off));
    expect(Math.abs(order.rate - 1)).toBeLessThanOrEqual(Math.abs(most - 1) + 0.001);
  });

  test('once it is being put right it is put right to the end, and then left alone again', () => {
    const begun = follow(goal(100), file(99.8), calm, 60_000);
    const nearly = follow(goal(101), file(100.92), begun.memory, 61_000);
    expect(nearly.orders).not.toEqual([{ do: 'rate', rate: 1 }]);
    const done = follow(goal(102), file(101.98), nearly.memory, 62_000);
    expect(done.orders).toEqual([{ do: 'rate', rate: 1 }]);
    expect(orders(goal(103), file(102.9), done.memory, 63_000)).toEqual([{ do: 'rate', rate: 1 }]);
  });

  test.each([
    [0.2, 1, 1.25],
    [-0.2, 1, 0.75],
    [0.2, 1.5, 1.75],
    [-0.2, 0.25, null],
  ])('at YouTube, %d s off at the pace %d, it takes the step %s', (off, rate, step) => {
    const given = orders(goal(100, { rate }), youTube(100 - off), calm, 60_000);
    expect(given).toEqual([{ do: 'rate', rate: step ?? rate }]);
  });

  test('jumps when it is far off, ahead by what a seek takes', () => {
    const far = follow(goal(100), file(90), { ...calm, latency: { seconds: 0.5, known: true, odd: false } }, 60_000);
    expect(far.orders).toContainEqual({ do: 'seek', to: 100.5 });
    expect(far.step).toBe('behind');
  });

  test('jumps at YouTube where there is no faster pace, if it matters', () => {
    expect(orders(goal(100, { rate: 2 }), youTube(99.7), calm, 60_000)).toEqual([{ do: 'rate', rate: 2 }]);
    expect(orders(goal(100, { rate: 2 }), youTube(99.4), calm, 60_000)).toContainEqual({ do: 'seek', to: 100.4 });
  });
});

describe('a seek', () => {
  /** Jumps at `at` to 100, and shows it again after `took` ms. */
  function jump(took: number, memory: Memory = calm, at = 60_000): Memory {
    const begun = follow(goal(100), file(50), memory, at);
    const { to } = begun.memory.seeking ?? {};
    if (to === undefined) throw new Error('no jump');
    const waiting = follow(goal(100 + took / 2_000), file(to, { state: 'stalled' }), begun.memory, at + took / 2);
    expect(waiting.orders).toEqual([]);
    return follow(goal(100 + took / 1_000), file(to + 0.001), waiting.memory, at + took).memory;
  }

  test('that took longer than thought is begun earlier the next time, and goes on being corrected', () => {
    const memory = jump(900);
    expect(memory.latency.seconds).toBeCloseTo(0.9, 1);
    expect(memory).toMatchObject({ seeking: null, correcting: true });
    expect(jump(900, memory, 90_000).latency.seconds).toBeCloseTo(0.9, 1);
  });

  test('that took oddly long, as with an advertisement in it, teaches nothing, but two in a row do', () => {
    const once = jump(6_000);
    expect(once.latency.seconds).toBe(START.latency.seconds);
    expect(jump(6_000, once, 90_000).latency.seconds).toBeCloseTo(6, 0);
  });

  test('after a seek that did not help comes later and later, unless somebody jumps', () => {
    let memory = calm;
    const at: number[] = [];
    for (let now = 0; now < 60_000; now += 100) {
      const next = follow(goal(1_000 + now / 1_000), file(10 + now / 1_000), memory, now);
      if (next.orders.some((order) => order.do === 'seek')) at.push(now);
      memory = { ...next.memory, seeking: null };
    }
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    expect(gaps).toEqual([2_000, 4_000, 8_000, 16_000, 16_000]);
    const anew = follow(goal(2_000, { seq: 2 }), file(10), memory, 60_001);
    expect(anew.orders.some((order) => order.do === 'seek')).toBe(true);
  });

  test('that is never answered is given up, so that another can be tried', () => {
    const begun = follow(goal(100), file(50), calm, 60_000);
    expect(follow(goal(105), file(50), begun.memory, 65_000).memory.seeking).not.toBeNull();
    expect(follow(goal(113), file(50), begun.memory, 73_000).memory.seeking).toBeNull();
  });
});

describe('what stands still', () => {
  test('for an advertisement or the network is behind, and nothing is asked of it', () => {
    let memory = calm;
    for (let now = 0; now < 30_000; now += 100) {
      const next = follow(goal(now / 1_000), file(0, { state: 'stalled' }), memory, now);
      expect(next).toMatchObject({ orders: [], step: 'behind' });
      ({ memory } = next);
    }
    const after = follow(goal(30), file(0), memory, 30_000);
    expect(after.orders.filter((order) => order.do === 'seek')).toHaveLength(1);
  });

  test('by the viewer’s own hand is not made to go on', () => {
    expect(follow(goal(100), file(90, { state: 'paused' }), calm, 60_000)).toMatchObject({ orders: [], step: 'held' });
  });

  test('because the browser wants a click first is said', () => {
    expect(follow(goal(100), file(0, { state: 'blocked' }), START, 0)).toMatchObject({ orders: [], step: 'held' });
    const told = follow(goal(0), file(0, { state: 'paused' }), START, 0);
    expect(told.orders).toEqual([{ do: 'play' }]);
    expect(follow(goal(2), file(0, { state: 'paused' }), told.memory, 2_000)).toMatchObject({
      orders: [],
      step: 'behind',
    });
    expect(follow(goal(4), file(0, { state: 'paused' }), told.memory, 4_000).step).toBe('held');
  });

  test('because it should is put at its place once, to as near as the player can', () => {
    const paused = goal(100, { playing: false });
    const first = follow(paused, file(100.1), calm, 0);
    expect(first.orders).toEqual([{ do: 'pause' }]);
    const second = follow(paused, file(100.1, { state: 'paused' }), first.memory, 100);
    expect(second.orders).toEqual([{ do: 'seek', to: 100 }]);
    // A player that shows the nearest picture that it has.
    expect(follow(paused, file(100.06, { state: 'paused' }), second.memory, 200).orders).toEqual([]);
    expect(follow(paused, file(100.02, { state: 'paused' }), first.memory, 200).orders).toEqual([]);
  });
});

test('who comes late begins where the others are, with one jump', () => {
  const first = follow(goal(500), file(0, { state: 'loading' }), START, 0);
  expect(first.orders).toEqual([]);
  const second = follow(goal(501), file(0, { state: 'paused' }), first.memory, 1_000);
  expect(second.orders).toEqual([{ do: 'seek', to: 501.2 }, { do: 'play' }]);
});
