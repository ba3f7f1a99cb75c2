import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { addHostKey } from '../../infra/runner/hostKeys.ts';
import type { Person } from '../support/Person.ts';
import type { Fleet } from '../support/startFleet.ts';
import { expect } from './fixtures.ts';
import { everySiteTakesMeetings, expectAllGone, otherThan, test } from './onFleet.ts';

async function meet(someone: (name: string) => Promise<Person>, meeting: string): Promise<[Person, Person]> {
  const ada = await someone('Ada');
  const grace = await someone('Grace');
  for (const person of [ada, grace]) {
    await person.enter(meeting);
  }
  await seeEachOther(ada, grace);
  return [ada, grace];
}

async function seeEachOther(ada: Person, grace: Person): Promise<void> {
  await ada.expectVideoFrom(grace);
  await grace.expectVideoFrom(ada);
  await grace.expectSound();
}

async function siteOf(fleet: Fleet, person: Person): Promise<string> {
  const site = await fleet.siteOf(person.seat);
  if (site === null) throw new Error(`${person.name} is at no site.`);
  return site;
}

test.beforeEach(({ fleet }) => everySiteTakesMeetings(fleet));

test('a drained site is left without anybody noticing, and has nobody any more', async ({
  fleet,
  someone,
  meeting,
}) => {
  const [ada, grace] = await meet(someone, meeting);
  await ada.control('Mute microphone').click();
  await expect(grace.tile(ada).getByRole('img', { name: 'Microphone muted' })).toBeVisible();
  const from = await siteOf(fleet, ada);
  const { seat } = ada;

  await fleet.drain(from);
  await expect.poll(() => fleet.siteOf(seat)).toBe(otherThan(from));
  await expectAllGone(fleet, from);
  await ada.expectVideoFrom(grace);
  await grace.expectVideoFrom(ada);
  await ada.expectSound();
  // Who was muted still is, and who was not is heard.
  await expect(grace.tile(ada).getByRole('img', { name: 'Microphone muted' })).toBeVisible();
  await expect(ada.tile(grace).getByRole('img', { name: 'Microphone muted' })).toBeHidden();
  await expect(ada.control('Unmute microphone')).toBeVisible();
  await ada.expectPeople(ada, grace);
});

test('two moves in a row, and somebody who joins in the middle of them @long', async ({ fleet, someone, meeting }) => {
  const [ada, grace] = await meet(someone, meeting);
  const from = await siteOf(fleet, ada);
  const linus = await someone('Linus');
  await linus.goToDoor(meeting);
  const joining = linus.join();
  await fleet.drain(from);
  await expect.poll(() => fleet.siteOf(ada.seat)).toBe(otherThan(from));
  await fleet.undrain(from);
  await fleet.drain(otherThan(from));
  await joining;
  await expect.poll(() => fleet.siteOf(ada.seat)).toBe(from);
  await expect.poll(() => fleet.siteOf(linus.seat)).toBe(from);
  await seeEachOther(ada, grace);
  await linus.expectVideoFrom(ada);
  await ada.expectVideoFrom(linus);
  await ada.expectPeople(ada, grace, linus);
});

test('a site that is killed: everybody is back at the other one', async ({ fleet, someone, meeting }) => {
  const [ada, grace] = await meet(someone, meeting);
  const from = await siteOf(fleet, ada);
  await fleet.sfus.get(from)?.kill();
  await expect.poll(() => fleet.siteOf(ada.seat)).toBe(otherThan(from));
  await seeEachOther(ada, grace);
  await expect.poll(async () => (await fleet.status()).sites.find(({ id }) => id === from)?.state).toBe('down');
});

test('a site that is shut down by force: everybody is back at the other one @long', async ({
  fleet,
  someone,
  meeting,
}) => {
  const [ada, grace] = await meet(someone, meeting);
  const from = await siteOf(fleet, ada);
  await fleet.sfus.get(from)?.shutDown();
  await expect.poll(() => fleet.siteOf(ada.seat)).toBe(otherThan(from));
  await seeEachOther(ada, grace);
});

test('a site that freezes: everybody is back at the other one @long', async ({ fleet, someone, meeting }) => {
  const [ada, grace] = await meet(someone, meeting);
  const from = await siteOf(fleet, ada);
  fleet.sfus.get(from)?.freeze();
  await expect.poll(async () => (await fleet.sfus.get(otherThan(from))?.rooms())?.size, { timeout: 20_000 }).toBe(1);
  await seeEachOther(ada, grace);
});

test('a site that is restarted has forgotten its rooms: everybody is back @long', async ({
  fleet,
  someone,
  meeting,
}) => {
  const [ada, grace] = await meet(someone, meeting);
  const sfu = fleet.sfus.get(await siteOf(fleet, ada));
  await sfu?.kill();
  await sfu?.restart();
  await seeEachOther(ada, grace);
});

test('a redeploy in the middle of a move completes it @long', async ({ fleet, someone, meeting }) => {
  const [ada, grace] = await meet(someone, meeting);
  const from = await siteOf(fleet, ada);
  const { seat } = ada;
  await fleet.drain(from);
  const { workerd } = fleet.box.pids();
  // Host keys that have changed make the runner start workerd again, as a deploy does on the edge.
  addHostKey(join(fleet.box.state, 'host-keys.json'), meeting, randomBytes);
  await expect.poll(() => fleet.box.pids().workerd).not.toBe(workerd);
  await expect.poll(() => fleet.siteOf(seat), { timeout: 30_000 }).toBe(otherThan(from));
  await seeEachOther(ada, grace);
});
