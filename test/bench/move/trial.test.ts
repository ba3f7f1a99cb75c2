import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';
import { trialOf } from './Trial.ts';

const quiet = { longestGapMs: 67, gaps: [] };

it('takes the worst of everybody; between two packets of sound 20 ms are no gap', () => {
  const audio = [
    { longestGapMs: 20, gaps: [] },
    { longestGapMs: 95, gaps: [] },
  ];
  expect(trialOf({ video: [quiet, { longestGapMs: 140, gaps: [] }], audio }, 0)).toEqual({
    frozenVideo: 140,
    audioGap: 75,
    back: 0,
    doubled: false,
  });
});

it('is back when the last outage is over; a hiccup later on is none', () => {
  const gaps = [
    { from: 1_000, to: 2_500 },
    { from: 6_000, to: 6_150 },
  ];
  expect(trialOf({ video: [quiet], audio: [{ longestGapMs: 1_500, gaps }] }, 900).back).toBe(1_600);
});

it('ranks by nearest rank', () => {
  const values = Array.from({ length: 40 }, (_, i) => i + 1);
  expect([percentile(values, 0.5), percentile(values, 0.95), percentile(values, 1)]).toEqual([20, 38, 40]);
});
