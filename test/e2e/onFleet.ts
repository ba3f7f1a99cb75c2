import { expect } from '@playwright/test';
import type { Fleet } from '../support/startFleet.ts';

/** Whatever the test before has left. */
export async function everySiteTakesMeetings(fleet: Fleet): Promise<void> {
  for (const [id, sfu] of fleet.sfus) {
    sfu.thaw();
    if (sfu.pid() === null) await sfu.restart();
    await fleet.undrain(id);
  }
  const states = async () => (await fleet.status()).sites.map(({ state }) => state);
  await expect.poll(states).toEqual([...fleet.sfus].map(() => 'up'));
}

/** By the word of the site itself, nobody is there any more: both rooms of a move are kept for 16 s at most. */
export async function expectAllGone(fleet: Fleet, site: string): Promise<void> {
  const there = async () => (await fleet.status()).sites.find(({ id }) => id === site)?.participants;
  await expect.poll(there, { timeout: 30_000 }).toBe(0);
}
