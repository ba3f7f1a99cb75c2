import type { Browser } from '@playwright/test';
import { launchChromium } from '../support/launchChromium.ts';
import { LYING, openCameras, PHONE, sentPicture, switchCamera } from '../support/phone.ts';
import { givePhoneCameras } from '../support/phoneCameras.ts';
import { startFleet, type Fleet } from '../support/startFleet.ts';
import { wakeLocks, watchWakeLock } from '../support/watchWakeLock.ts';
import { expect, test as base } from './fixtures.ts';
import { move } from './onFleet.ts';

const test = base.extend<{}, { fleet: Fleet; browser: Browser }>({
  browser: [
    async ({}, use) => {
      const browser = await launchChromium({ devices: 'cameras' });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
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

test('a move leaves a phone as it was: the camera that looks away, muted, awake, and turned meanwhile @long', async ({
  fleet,
  someone,
  meeting,
}) => {
  test.setTimeout(150_000);
  const noor = await someone('Noor');
  await noor.enter(meeting);
  const ada = await someone('Ada', PHONE);
  await givePhoneCameras(ada.page);
  await watchWakeLock(ada.page);
  await ada.enter(meeting);
  await switchCamera(ada).tap();
  await expect.poll(async () => (await sentPicture(ada))?.facingMode).toBe('environment');
  await noor.expectVideoFrom(ada);
  await ada.control('Mute microphone').tap();
  const before = await sentPicture(ada);

  await ada.page.setViewportSize(LYING);
  await move(fleet, ada.seat);
  await noor.expectVideoFrom(ada);
  await ada.expectVideoFrom(noor);
  expect(await sentPicture(ada)).toEqual(before);
  expect(await openCameras(ada)).toEqual(['environment']);
  expect(await wakeLocks(ada.page)).toEqual({ given: 1, held: 1 });
  await expect(noor.tile(ada).getByRole('img', { name: 'Microphone muted' })).toBeVisible();
  for (const name of ['Unmute microphone', 'Leave']) await expect(ada.control(name)).toBeInViewport({ ratio: 0.99 });

  // By touch as before, at the new site.
  await switchCamera(ada).tap();
  await expect.poll(async () => (await sentPicture(ada))?.facingMode).toBe('user');
  await noor.expectVideoFrom(ada);
  await ada.control('Unmute microphone').tap();
  await noor.expectSound();
});
