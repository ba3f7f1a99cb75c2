import type { Locator } from '@playwright/test';
import { launchChromium, SOFTWARE_WEBGL } from '../support/launchChromium.ts';
import { closePeople, openPerson } from '../support/people.ts';
import type { Person } from '../support/Person.ts';
import { givePhoneCameras } from '../support/phoneCameras.ts';
import { readQr } from '../support/readQr.ts';
import { wakeLocks, watchWakeLock } from '../support/watchWakeLock.ts';
import { expect } from './fixtures.ts';
import { LYING, openCameras, PHONE, sentPicture, switchCamera, test, UPRIGHT } from './phoneFixtures.ts';

const framesOf = (video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames;

/** All of it is on the screen, and nothing is beside it. */
async function expectInView(person: Person, ...elements: Locator[]): Promise<void> {
  for (const element of elements) await expect(element).toBeInViewport({ ratio: 0.99 });
  const sideways = () => person.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await expect.poll(sideways).toBeLessThanOrEqual(0);
}

test('another camera, chosen in the settings, is seen by the others @long', async ({ someone, meeting }) => {
  const ada = await someone('Ada');
  const noor = await someone('Noor');
  await noor.enter(meeting);
  await ada.enter(meeting);
  await noor.expectVideoFrom(ada);
  await ada.openSettings('call');
  for (const camera of ['fake_device_2', 'fake_device_0']) {
    await ada.page.getByRole('combobox', { name: 'Camera' }).selectOption({ label: camera });
    await noor.expectVideoFrom(ada);
  }
});

test('the link opens the door, nothing is advertised, and a phone sends a small picture', async ({
  onPhone,
  someone,
  meeting,
}) => {
  const noor = await someone('Noor');
  await noor.enter(meeting);
  const ada = await onPhone('Ada');
  await ada.goToDoor(meeting);
  await expect(ada.page.getByRole('heading', { name: meeting })).toBeVisible();
  await expect(ada.page.getByText(/\bapp\b|store|install|download/i)).toHaveCount(0);
  await ada.join();
  await noor.expectVideoFrom(ada);
  await ada.expectVideoFrom(noor);
  await expect.poll(() => sentPicture(ada)).toEqual({ facingMode: 'user', width: 640, height: 360, sizes: [2, 1] });
});

test('the camera of the other side: at the door, in the call and for the others within seconds @long', async ({
  onPhone,
  someone,
  meeting,
}) => {
  // Each change waits for pictures, on a busy machine for many seconds.
  test.setTimeout(150_000);
  const noor = await someone('Noor');
  await noor.enter(meeting);
  const ada = await onPhone('Ada');
  await ada.goToDoor(meeting);
  const preview = ada.page.getByRole('region', { name: 'How the others will see you' }).locator('video');
  await expect(preview).toHaveClass('video mirrored');
  await switchCamera(ada).tap();
  await expect(preview).toHaveClass('video');
  expect(await openCameras(ada)).toEqual(['environment']);
  await ada.join();
  await noor.expectVideoFrom(ada);

  const own = ada.tile(ada).locator('video');
  for (const facing of ['user', 'environment', 'user', 'environment'] as const) {
    await switchCamera(ada).tap();
    await expect.poll(async () => (await sentPicture(ada))?.facingMode).toBe(facing);
    await noor.expectVideoFrom(ada);
    await expect(own).toHaveClass(facing === 'user' ? 'video mirrored' : 'video');
    expect(await openCameras(ada)).toEqual([facing]);
  }
  await ada.page.reload();
  await noor.expectVideoFrom(ada);
  await expect.poll(async () => (await sentPicture(ada))?.facingMode).toBe('environment');
});

test('the background stays when the camera is another @long', async ({ someone, place, meeting }, info) => {
  // Graphics without a card are slow: a picture now and then is all that there is to see.
  test.setTimeout(240_000);
  const slow = { timeout: 60_000 };
  const noor = await someone('Noor');
  await noor.enter(meeting);
  const expectPicture = async () => {
    const frames = () => noor.tile(ada).locator('video').evaluate(framesOf);
    const before = await frames();
    await expect.poll(frames, { ...slow, message: 'frames of the background' }).toBeGreaterThan(before + 1);
  };
  const browser = await launchChromium({ devices: 'cameras', args: SOFTWARE_WEBGL });
  const ada = await openPerson(browser, place.url, 'Ada', { ...PHONE, deviceScaleFactor: 1 });
  try {
    await givePhoneCameras(ada.page);
    await ada.enter(meeting);
    await ada.openSettings('call');
    await ada.page.getByRole('radio', { name: 'Light blur', exact: true }).check();
    await expect(ada.page.getByText('Preparing the background')).toBeHidden(slow);
    await expectPicture();
    await ada.control('More').tap(slow);
    await switchCamera(ada).tap(slow);
    await expect.poll(() => openCameras(ada), slow).toEqual(['environment']);
    await expectPicture();
    // What is sent is painted: it has no side.
    expect((await sentPicture(ada))?.facingMode).toBeUndefined();
  } finally {
    await closePeople([ada], info);
    await browser.close();
  }
});

test('a phone without another camera says so, and goes on with this one @long', async ({
  onPhone,
  someone,
  meeting,
}) => {
  const noor = await someone('Noor');
  await noor.enter(meeting);
  const ada = await onPhone('Ada', ['user', 'wide']);
  await ada.enter(meeting);
  await switchCamera(ada).tap();
  await expect(ada.page.getByText('There is no other camera.')).toBeVisible();
  await noor.expectVideoFrom(ada);
});

test('the screen is kept awake in the call, and not before or after', async ({ onPhone, meeting }) => {
  const ada = await onPhone('Ada');
  await watchWakeLock(ada.page);
  await ada.goToDoor(meeting);
  expect(await wakeLocks(ada.page)).toEqual({ given: 0, held: 0 });
  await ada.join();
  await expect.poll(() => wakeLocks(ada.page)).toEqual({ given: 1, held: 1 });
  // A hidden page loses its lock; this one's browser never hides a page.
  await ada.page.evaluate(async () => {
    await window.wakeLocks?.[0]?.release();
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => wakeLocks(ada.page)).toEqual({ given: 2, held: 1 });
  await ada.leave();
  await expect.poll(() => wakeLocks(ada.page)).toEqual({ given: 2, held: 0 });
});

test('the browser’s own bars are as dark as the stage, as long as one is on it', async ({ onPhone, meeting }) => {
  const ada = await onPhone('Ada');
  await ada.goToDoor(meeting);
  const colours = () =>
    ada.page
      .locator('meta[name=theme-color]')
      .evaluateAll((metas) => metas.map((meta) => meta.getAttribute('content')));
  const before = await colours();
  expect(new Set(before).size).toBe(2);
  await ada.join();
  await expect.poll(colours).toEqual(['#101211', '#101211']);
  await ada.leave();
  expect(await colours()).toEqual(before);
});

test('the invitation’s QR code leads to this meeting @long', async ({ onPhone, place, meeting }) => {
  const ada = await onPhone('Ada');
  await ada.enter(meeting);
  const code = ada.page.getByRole('img', { name: /^QR code/ });
  await expect(code).toHaveCount(0);
  for (const size of [UPRIGHT, LYING]) {
    await ada.page.setViewportSize(size);
    await ada.page.getByRole('button', { name: 'QR code' }).tap();
    await expectInView(ada, code);
    expect(await readQr(code)).toBe(`${place.url}/${meeting}`);
    await ada.page.getByRole('button', { name: 'QR code' }).tap();
    await expect(code).toHaveCount(0);
  }
});

test('upright and lying, the door and the stage are all in view and in reach', async ({
  onPhone,
  someone,
  meeting,
}) => {
  const noor = await someone('Noor');
  await noor.enter(meeting);
  const ada = await onPhone('Ada');
  await ada.goToDoor(meeting);
  for (const size of [LYING, UPRIGHT]) {
    await ada.page.setViewportSize(size);
    const preview = ada.page.getByRole('region', { name: 'How the others will see you' }).locator('video');
    await expectInView(ada, preview, ada.nameField, ada.joinButton, switchCamera(ada));
    await expectInView(ada, ada.page.getByRole('button', { name: 'Mute microphone' }));
  }
  await ada.join();
  await ada.expectVideoFrom(noor);
  for (const size of [LYING, UPRIGHT]) {
    await ada.page.setViewportSize(size);
    const buttons = await ada.controls.getByRole('button').filter({ visible: true }).all();
    expect(buttons.length).toBeGreaterThanOrEqual(6);
    await expectInView(ada, ada.tile(ada), ada.tile(noor), ...buttons);
    for (const button of [...buttons, switchCamera(ada)]) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await expectTilesFill(ada);
    await ada.control('Chat').tap();
    const chat = ada.page.getByRole('region', { name: 'Chat' });
    await expectInView(ada, chat.getByRole('button', { name: 'Close' }), chat.getByRole('textbox'));
    await ada.control('More').tap();
    const more = ada.page.getByRole('region', { name: 'More' });
    await more.getByRole('combobox', { name: 'Language' }).scrollIntoViewIfNeeded();
    await expectInView(ada, more.getByRole('button', { name: 'Close' }));
    await more.getByRole('button', { name: 'Close' }).tap();
  }
});

/** The two tiles have most of the room between the top line and the controls. */
async function expectTilesFill({ page }: Person): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const area = (element: Element) => element.clientWidth * element.clientHeight;
        const room = document.querySelector('.tiles');
        const tiles = [...document.querySelectorAll('.tile')].reduce((sum, tile) => sum + area(tile), 0);
        return room ? tiles / area(room) : 0;
      }),
    )
    .toBeGreaterThan(0.8);
}
