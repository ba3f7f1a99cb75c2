import * as v from 'valibot';
import { expect, it } from 'vitest';
import { ClientMessage } from '../../worker/protocol/clientMessages.ts';
import { Dice } from '../support/Dice.ts';
import { memoryGrowth } from './memoryGrowth.ts';
import { mutate } from './mutate.ts';
import { wellFormed, type Seats } from './wellFormed.ts';

const seats: Seats = ['s_00000000000000000001'];

it('what is meant to be well-formed is, and most of what is changed is not', () => {
  const dice = new Dice(1);
  const read = v.pipe(v.string(), v.parseJson(), ClientMessage);
  let good = 0;
  for (let i = 0; i < 2_000; i++) {
    const text = JSON.stringify(wellFormed(dice, seats, new Set()));
    expect(v.safeParse(read, text).issues).toBeUndefined();
    if (v.safeParse(read, mutate(text, dice)).success) good += 1;
  }
  expect(good).toBeGreaterThan(100);
  expect(good).toBeLessThan(800);
});

it('the same seed makes the same messages', () => {
  const make = (seed: number) => {
    const dice = new Dice(seed);
    return Array.from({ length: 50 }, () => mutate(JSON.stringify(wellFormed(dice, seats, new Set())), dice));
  };
  expect(make(7)).toEqual(make(7));
  expect(make(7)).not.toEqual(make(8));
});

it('memory that rises and stays has grown; memory that came with the first messages, or comes and goes, has not', () => {
  const rising = Array.from({ length: 100 }, (_, i) => 100 + i);
  const warm = Array.from({ length: 100 }, (_, i) => (i < 20 ? 80 + i : 100 + (i % 3)));
  expect(memoryGrowth(rising)).toBeGreaterThan(40);
  expect(memoryGrowth(warm)).toBeLessThanOrEqual(2);
});
