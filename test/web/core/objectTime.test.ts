import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetOf, withSample, type Sample } from '../../../web/features/watch/objectTime.ts';

/** Asked at `askedAt` of our clock, with so much time on the way there and back; the object's clock is ahead by `offset`. */
const sample = (askedAt: number, there: number, back: number, offset: number): Sample => ({
  askedAt,
  answeredAt: askedAt + there + back,
  said: askedAt + there + offset,
});

test('nothing is known before the first answer', () => {
  expect(offsetOf([])).toBeNull();
});

test('the fastest answer is believed, however wrong our own clock is', () => {
  const samples = [sample(0, 300, 20, 7_000), sample(500, 11, 9, 7_000), sample(900, 20, 180, 7_000)];
  expect(offsetOf(samples.reduce(withSample, [] as readonly Sample[]))).toBe(7_001);
});

test('an answer that contradicts it is of another clock, which counts from then on', () => {
  const before = [sample(0, 10, 10, 7_000), sample(500, 10, 10, 7_000)].reduce(withSample, [] as readonly Sample[]);
  const after = withSample(before, sample(20_000, 40, 20, 6_500));
  expect(after).toHaveLength(1);
  expect(offsetOf(after)).toBe(6_510);
});

test('answers that are old are forgotten, fast as they were', () => {
  const first = sample(0, 1, 1, 0);
  const many = Array.from({ length: 12 }, (_, index) => sample(index * 20_000 + 20_000, 30, 30, 0));
  expect([first, ...many].reduce(withSample, [] as readonly Sample[])).not.toContain(first);
});

test('whatever the way there and back takes: the offset is wrong by no more than half of the fastest', () => {
  const way = fc.integer({ min: 0, max: 2_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(way, way), { minLength: 1, maxLength: 8 }), fc.integer(), (ways, offset) => {
      const samples = ways
        .map(([there, back], index) => sample(index * 5_000, there, back, offset))
        .reduce(withSample, [] as readonly Sample[]);
      const fastest = Math.min(...ways.map(([there, back]) => there + back));
      expect(Math.abs((offsetOf(samples) ?? Number.NaN) - offset)).toBeLessThanOrEqual(fastest / 2);
    }),
  );
});
