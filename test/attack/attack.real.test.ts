import { afterAll, beforeAll, expect, it } from 'vitest';
import { loopbackAddresses } from '../support/loopbackAddresses.ts';
import { startBox, type Box } from '../support/startBox.ts';
import { guessPasswordAtBox } from './guessAtBox.ts';
import { guessKeysAtBox } from './guessKeysAtBox.ts';
import { spoofing } from './spoofing.ts';

// The short form of `npm run attack -- password`: what a real box lets through.

let box: Box;
beforeAll(async () => void (box = await startBox()));
afterAll(async () => {
  await box.stop();
});

it('a client with twenty sockets, each claiming to be another one, has one budget', async () => {
  const { guesses, seconds } = await guessPasswordAtBox(box, spoofing(1), 3);
  expect(guesses).toBeGreaterThanOrEqual(5);
  expect(guesses).toBeLessThanOrEqual(5 + Math.ceil(seconds / 10));
});

it.runIf(process.platform === 'linux')('a hundred clients share the budget of the meeting', async () => {
  const { guesses, seconds } = await guessPasswordAtBox(box, spoofing(100), 3);
  expect(guesses).toBeGreaterThanOrEqual(60);
  expect(guesses).toBeLessThanOrEqual(60 + Math.ceil(seconds));
});

it('a host key is compared ten times, however many guesses come at once and whoever they claim to be from', async () => {
  expect(await guessKeysAtBox(box, [loopbackAddresses().next().value])).toBe(10);
});
