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

/** Whoever is at this person's site of two goes to the other one, and the site takes meetings again. */
export async function move(fleet: Fleet, seat: string): Promise<void> {
  const from = await fleet.siteOf(seat);
  if (from === null) throw new Error('They are at no site.');
  await fleet.drain(from);
  const to = [...fleet.sfus.keys()].find((id) => id !== from);
  // People of a large meeting come at random moments of some seconds, and nobody leaves before all have come.
  await expect.poll(() => fleet.siteOf(seat), { timeout: 40_000 }).toBe(to);
  await expectAllGone(fleet, from);
  await fleet.undrain(from);
}
