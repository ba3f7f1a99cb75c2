import type { Page } from '@playwright/test';
import { launchChromium } from '../support/launchChromium.ts';
import { openPerson } from '../support/people.ts';
import type { Person } from '../support/Person.ts';
import { shownPicture } from '../support/shownPicture.ts';
import { expect } from './fixtures.ts';
import {
  bar,
  BLUE,
  countPickers,
  expectEnded,
  expectHue,
  expectSharp,
  meet,
  RED,
  share,
  sharing,
  test,
} from './sharingFixtures.ts';

test('a tab is shared with its sound, pixel for pixel, and the sharer sees what they share', async ({
  someone,
  meeting,
}) => {
  const [ada, grace] = await meet(someone, meeting);
  await grace.expectSilence();
  await share(ada);
  await grace.expectScreenFrom(ada);
  await grace.expectSound();
  await expect(bar(ada)).toContainText('You are sharing a tab. With its sound.');
  await expectHue(ada.screen(ada), RED.hue);
  await expectSharp(grace.screen(ada));
  expect(await shownPicture(grace.screen(ada))).toMatchObject({ width: 1280, height: 800 });

  await bar(ada).getByRole('button', { name: 'Stop sharing' }).click();
  await expectEnded(ada, grace);
  await expect(ada.control('Share screen')).toBeFocused();
});

test('two share at once: each sees the other’s, and somebody who comes later sees both @long', async ({
  someone,
  meeting,
  place,
}) => {
  test.setTimeout(240_000);
  const ada = await someone('Ada');
  const another = await launchChromium(sharing(BLUE.title));
  try {
    const edsger = await openPerson(another, place.url, 'Edsger');
    for (const person of [ada, edsger]) await person.enter(meeting);
    await share(ada);
    await share(edsger, BLUE);
    const linus = await someone('Linus');
    await linus.enter(meeting);
    for (const [viewer, by, film] of [
      [linus, ada, RED],
      [linus, edsger, BLUE],
      [edsger, ada, RED],
      [ada, edsger, BLUE],
    ] as const) {
      await viewer.expectScreenFrom(by, 3);
      await expectHue(viewer.screen(by), film.hue);
    }
    await ada.control('Stop sharing').click();
    await expect(linus.screen(ada)).toHaveCount(0);
    await linus.expectScreenFrom(edsger);
  } finally {
    await another.close();
  }
});

for (const { way, end } of [
  { way: 'the shared tab is closed', end: async (_ada: Person, tab: Page) => tab.close() },
  { way: 'the button among the controls', end: async (ada: Person) => ada.control('Stop sharing').click() },
]) {
  test(`a share ends, and can begin anew: ${way} @long`, async ({ someone, meeting }) => {
    const [ada, grace] = await meet(someone, meeting);
    const tab = await share(ada);
    await grace.expectScreenFrom(ada);
    await end(ada, tab);
    await expectEnded(ada, grace);
    if (!tab.isClosed()) await tab.close();
    await share(ada);
    await grace.expectScreenFrom(ada);
    await grace.expectSound();
  });
}

test('a share ends with leaving, and with the tab of the meeting @long', async ({ someone, meeting }) => {
  const [ada, grace] = await meet(someone, meeting);
  await share(ada);
  await grace.expectScreenFrom(ada);
  await ada.leave();
  await expect(grace.screen(ada)).toHaveCount(0);
  await ada.page.getByRole('button', { name: 'Rejoin' }).click();
  await ada.join();
  await expect(bar(ada)).toHaveCount(0);
  await ada.control('Share screen').click();
  await grace.expectScreenFrom(ada);
  await ada.closeTab();
  await expect(grace.screen(ada)).toHaveCount(0);
});

test('a host ends what a guest shares, and does not let guests share @long', async ({ someone, theHost, meeting }) => {
  const ada = await theHost('Ada');
  await ada.enter(meeting);
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await share(grace);
  await ada.expectScreenFrom(grace);
  await ada.act('Grace', 'Stop their sharing');
  await expectEnded(grace, ada);
  await expect(grace.page.getByText('A host has ended your sharing. You can share again.')).toBeVisible();

  await grace.control('Share screen').click();
  await ada.expectScreenFrom(grace);
  await ada.openSecurity();
  await ada.allow('Share their screen', false);
  await expectEnded(grace, ada);
  const why = 'The host does not let guests share their screens for now.';
  await expect(grace.page.getByText(why)).toBeVisible();
  await expect(grace.control('Share screen')).toHaveAttribute('aria-disabled', 'true');
  await expect(grace.control('Share screen')).toHaveAccessibleDescription(`${why} (S)`);
  await share(ada);
  await grace.expectScreenFrom(ada);

  await ada.allow('Share their screen', true);
  await grace.control('Share screen').click();
  await ada.expectScreenFrom(grace);
});

test('text keeps the stripes apart, film brings more pictures a second, and it changes while it runs @long', async ({
  someone,
  meeting,
}) => {
  const [ada, grace] = await meet(someone, meeting);
  await share(ada);
  await grace.expectScreenFrom(ada);
  const choice = bar(ada).getByRole('radiogroup', { name: 'Best for' });
  await expect(choice.getByRole('radio', { name: 'Text' })).toBeChecked();
  await expect.poll(() => sentScreen(ada)).toMatchObject({ hint: 'text', most: 15, gives: 'maintain-resolution' });
  // 15 a second at most: they are 67 ms apart, and what comes at once was late.
  expect(await pictureInterval(grace, 45)).toBeGreaterThan(1 / 17);

  await choice.getByRole('radio', { name: 'Film' }).check();
  await expect.poll(() => sentScreen(ada)).toMatchObject({ hint: 'motion', most: 30, gives: 'maintain-framerate' });
  await expect.poll(() => pictureInterval(grace, 15), { timeout: 30_000 }).toBeLessThan(1 / 18);
  await choice.getByRole('radio', { name: 'Text' }).check();
  await expect.poll(() => pictureInterval(grace, 15)).toBeGreaterThan(1 / 17);
  await expectSharp(grace.screen(ada));
});

test('to choose nothing is no error', async ({ place, meeting }) => {
  // The answer of whoever closes the picker.
  const unwilling = await launchChromium({ devices: 'refused', args: ['--use-fake-ui-for-media-stream=deny'] });
  try {
    const ada = await openPerson(unwilling, place.url, 'Ada');
    await ada.enter(meeting);
    const pickers = await countPickers(ada.page);
    await ada.control('Share screen').click();
    await expect.poll(pickers).toBe(1);
    await ada.control('Share screen').click();
    await expect.poll(pickers).toBe(2);
    await expect(bar(ada)).toHaveCount(0);
    await expect(ada.page.getByRole('status').filter({ hasText: /shar|screen/i })).toHaveCount(0);
  } finally {
    await unwilling.close();
  }
});

test('who shares the meeting’s own tab is warned of the hall of mirrors', async ({ place, meeting }) => {
  const mirror = await launchChromium(sharing(meeting));
  try {
    const ada = await openPerson(mirror, place.url, 'Ada');
    // The page asks browsers not to offer it; there are those that do all the same.
    await ada.page.addInitScript(() => {
      const { mediaDevices } = navigator;
      const real = mediaDevices.getDisplayMedia.bind(mediaDevices);
      mediaDevices.getDisplayMedia = (options) => real(Object.assign({}, options, { selfBrowserSurface: 'include' }));
    });
    await ada.enter(meeting);
    await ada.control('Share screen').click();
    await expect(bar(ada)).toContainText('everybody sees a hall of mirrors');
    await expect(ada.screen(ada).locator('video')).toBeHidden();
  } finally {
    await mirror.close();
  }
});

/** How the screen is sent, by the sender's own word. */
function sentScreen({ page }: Person) {
  return page.evaluate(() => {
    const senders = (window.connections ?? [])
      .filter(({ connectionState }) => connectionState !== 'closed')
      .flatMap((connection) => connection.getSenders());
    const screen = senders.find(({ track }) => track?.kind === 'video' && track.getSettings().displaySurface);
    const { encodings = [], degradationPreference } = screen?.getParameters() ?? {};
    return {
      hint: screen?.track?.contentHint,
      gives: degradationPreference,
      most: encodings.at(-1)?.maxFramerate,
    };
  });
}

/** Seconds from one picture to the next in what somebody else shares, the mean of the next `pictures` of them. */
async function pictureInterval({ page }: Person, pictures: number): Promise<number> {
  const start = await receivedPictures(page);
  let now = start;
  await expect
    .poll(async () => (now = await receivedPictures(page)).frames - start.frames)
    .toBeGreaterThanOrEqual(pictures);
  return (now.seconds - start.seconds) / (now.frames - start.frames);
}

/** Of the largest picture that is received (W3C webrtc-stats, framesDecoded and totalInterFrameDelay). */
function receivedPictures(page: Page): Promise<{ frames: number; seconds: number }> {
  return page.evaluate(async () => {
    const open = (window.connections ?? []).filter(({ connectionState }) => connectionState !== 'closed');
    const reports = await Promise.all(open.map((connection) => connection.getStats()));
    const [screen] = reports
      .flatMap((report): unknown[] => [...report.values()])
      .filter((stats): stats is RTCInboundRtpStreamStats => (stats as RTCStats).type === 'inbound-rtp')
      .filter(({ kind }) => kind === 'video')
      .toSorted((a, b) => (b.frameHeight ?? 0) - (a.frameHeight ?? 0));
    return { frames: screen?.framesDecoded ?? 0, seconds: screen?.totalInterFrameDelay ?? 0 };
  });
}
