import type { Browser } from 'puppeteer-core';
import { findFirefox } from '../support/findFirefox.ts';
import { FirefoxPerson, launchFirefox } from '../support/FirefoxPerson.ts';
import { startFleet, type Fleet } from '../support/startFleet.ts';
import { expect, test as base } from './fixtures.ts';

const test = base.extend<object, { firefox: Browser | null; fleet: Fleet }>({
  firefox: [
    async ({}, use) => {
      const executable = await findFirefox();
      const browser = executable === null ? null : await launchFirefox(executable);
      await use(browser);
      await browser?.close();
    },
    { scope: 'worker', timeout: 6 * 60_000 },
  ],
  fleet: [
    async ({}, use) => {
      const fleet = await startFleet(['north', 'south']);
      await use(fleet);
      await fleet.stop();
    },
    { scope: 'worker', timeout: 10 * 60_000 },
  ],
  place: [async ({ fleet }, use) => use(fleet.box), { scope: 'worker' }],
});

async function open(firefox: Browser | null, name: string): Promise<FirefoxPerson> {
  test.skip(firefox === null, 'no Firefox is here and none could be installed (NARADA_FIREFOX names one)');
  if (firefox === null) throw new Error('unreachable');
  return FirefoxPerson.open(firefox, name);
}

test('Firefox and Chromium meet: pictures and sound both ways, a mute, and a move to another site', async ({
  firefox,
  fleet,
  someone,
  meeting,
}) => {
  const grace = await open(firefox, 'Grace');
  const ada = await someone('Ada');
  await ada.enter(meeting);
  await grace.enter(`${fleet.box.url}/${meeting}`);
  await grace.expectVideoFrom('Ada');
  const tile = ada.page.getByRole('group', { name: 'Grace', exact: true });
  await expect(tile).toBeVisible();
  await ada.expectSound();

  await grace.press('Mute microphone');
  await expect(tile.getByRole('img', { name: 'Microphone muted' })).toBeVisible();
  await grace.press('Unmute microphone');
  await expect(tile.getByRole('img', { name: 'Microphone muted' })).toHaveCount(0);

  const site = await fleet.siteOf(ada.seat);
  await fleet.drain(site ?? '');
  await expect.poll(() => fleet.siteOf(ada.seat), { timeout: 40_000 }).not.toBe(site);
  await expect.poll(async () => (await fleet.sfus.get(site ?? '')?.rooms())?.size, { timeout: 60_000 }).toBe(0);
  await grace.expectVideoFrom('Ada');
  await ada.expectSound();
  await grace.press('Leave');
  await grace.find('heading', 'You left the meeting');
  await ada.expectPeople(ada);
});
