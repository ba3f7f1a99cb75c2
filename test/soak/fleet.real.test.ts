import { expect, it } from 'vitest';
import { soakFleet } from './soakFleet.ts';

// The short form of `npm run soak`: real SFUs, a real box, real WebRTC.
it('a dozen meetings outlive what happens to their sites', { timeout: 240_000 }, async () => {
  const soak = await soakFleet({ meetings: 12, seconds: 30, seed: 4, say: console.log });
  expect(soak.losses).toEqual([]);
  expect(soak.troubles).not.toHaveLength(0);
});
