import fc from 'fast-check';
import { expect, it } from 'vitest';
import { play } from './steps.ts';
import { stubPlatform } from './stubPlatform.ts';
import { tell } from './tell.ts';

const runs = Number(process.env['MODEL_RUNS'] ?? 2_000);
/** The check plays the same plays each time; who asks for more gets others. */
const seed = Number(process.env['MODEL_SEED'] ?? (process.env['MODEL_RUNS'] ? Date.now() % 2 ** 31 : 1));

stubPlatform();

it(`${runs} plays end as they must (seed ${seed})`, { timeout: 60_000 + runs * 60 }, async () => {
  await expect(fc.assert(fc.asyncProperty(play, tell), { numRuns: runs, seed })).resolves.toBeUndefined();
});
