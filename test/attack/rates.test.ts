import { expect, it } from 'vitest';
import { simulateGuessing } from './simulateGuessing.ts';
import { simulateKeys } from './simulateKeys.ts';
import { timeToGuess } from './strengths.ts';

it('one client guesses a password 364 times in the first hour and 360 times in every other', () => {
  expect(simulateGuessing(1, 3)).toEqual([364, 360, 360]);
});

it('a botnet of 1,000 clients is held by the meeting to one guess a second, after sixty at once', () => {
  expect(simulateGuessing(1_000, 2)).toEqual([3_659, 3_600]);
});

it('a host key is guessed ten times at once and once a minute by each client', () => {
  expect(simulateKeys(1, 2)).toEqual([69, 60]);
});

it('six digits hold out for months against one client, and for days against a botnet', () => {
  expect(timeToGuess(1e6, 360)).toBe('58 days');
  expect(timeToGuess(1e6, 3_600)).toBe('6 days');
  expect(timeToGuess(26 ** 8, 3_600)).toBe('3,309 years');
});
