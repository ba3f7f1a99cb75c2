import { mergeTests } from '@playwright/test';
import { wakeLocks, watchWakeLock } from '../support/watchWakeLock.ts';
import { expect } from './fixtures.ts';
import { move, test as onFleet } from './onFleet.ts';
import { LYING, openCameras, sentPicture, switchCamera, test as onPhone } from './phoneFixtures.ts';

const test = mergeTests(onPhone, onFleet);

test('a move leaves a phone as it was: the camera that looks away, muted, awake, and turned meanwhile @long', async ({
  fleet,
  someone,
  onPhone,
  meeting,
}) => {
  test.setTimeout(150_000);
  const noor = await someone('Noor');
  await noor.enter(meeting);
  const ada = await onPhone('Ada');
  await watchWakeLock(ada.page);
  await ada.enter(meeting);
  await noor.expectVideoFrom(ada);
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
