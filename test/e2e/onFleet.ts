import { startFleet, type Fleet } from '../support/startFleet.ts';
import { expect, test as base } from './fixtures.ts';

const SITES = ['north', 'south'];

export const otherThan = (site: string | null) => SITES.find((id) => id !== site) ?? '';

/** On a box whose meetings are at two further sites. */
export const test = base.extend<{}, { fleet: Fleet }>({
  fleet: [
    async ({}, use) => {
      const fleet = await startFleet(SITES);
      await use(fleet);
      await fleet.stop();
    },
    { scope: 'worker', timeout: 10 * 60_000 },
  ],
  place: [async ({ fleet }, use) => use(fleet.box), { scope: 'worker' }],
});

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

/** Whoever is at this person's site goes to the other one, and the site takes meetings again. */
export async function move(fleet: Fleet, seat: string): Promise<void> {
  const from = await fleet.siteOf(seat);
  if (from === null) throw new Error('They are at no site.');
  await fleet.drain(from);
  // People of a large meeting come at random moments of some seconds, and nobody leaves before all have come.
  await expect.poll(() => fleet.siteOf(seat), { timeout: 40_000 }).toBe(otherThan(from));
  await expectAllGone(fleet, from);
  await fleet.undrain(from);
}
