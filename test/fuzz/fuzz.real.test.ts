import { expect, it } from 'vitest';
import { fuzzBox } from './fuzzBox.ts';
import { memoryGrowth, SAME_MB } from './memoryGrowth.ts';

// The short form of `npm run fuzz`: a real box under everything that is no message and no request.
it('nothing that is sent breaks a box or changes a meeting', { timeout: 240_000 }, async () => {
  const fuzz = await fuzzBox({ count: 2_000, seed: 5, say: console.log });
  expect(fuzz.problems).toEqual([]);
  expect(memoryGrowth(fuzz.memory)).toBeLessThan(SAME_MB);
});
