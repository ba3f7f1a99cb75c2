import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { startBots, type Bots } from '../bots/startBots.ts';
import { subscribedVideos, watchArrivingVideos } from '../support/arrivingVideos.ts';
import { launchChromium } from '../support/launchChromium.ts';
import { closePeople, openPerson } from '../support/people.ts';
import type { Person } from '../support/Person.ts';
import { writeVoice } from '../support/voiceFile.ts';
import { expect, test as base } from './fixtures.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Brings so many people with cameras into a meeting, and answers their names in order of their seats. */
type Crowd = (meeting: string, count: number) => Promise<string[]>;

interface Fixtures {
  bots: Bots;
  crowd: Crowd;
  /** Somebody whose microphone hears a voice that does not stop. */
  talker: (name: string) => Promise<Person>;
}

const test = base.extend<Fixtures>({
  bots: async ({ place }, use) => {
    const bots = await startBots(place.url);
    await use(bots);
    await bots.stop();
  },
  crowd: async ({ bots }, use) => {
    await use(async (meeting, count) => {
      const names = Array.from({ length: count }, (_, index) => `Bot ${index + 1}`);
      for (const name of names) {
        bots.join(name, { meeting, video: true, audioEveryMs: 200 });
        await bots.until(({ event, bot }) => event === 'joined' && bot === name);
      }
      return names;
    });
  },
  talker: async ({ place }, use, info) => {
    const voice = info.outputPath('voice.wav');
    await mkdir(dirname(voice), { recursive: true });
    await writeVoice(voice);
    const browser = await launchChromium({ args: [`--use-file-for-fake-audio-capture=${voice}`] });
    const people: Person[] = [];
    await use(async (name) => {
      const person = await openPerson(browser, place.url, name);
      people.push(person);
      return person;
    });
    await closePeople(people, info);
    await browser.close();
  },
});

const groups = (person: Person) => person.page.locator('.tile');

/** The width of the pictures that arrive from somebody, in pixels. */
const widthFrom = (viewer: Person, of: Person) =>
  viewer
    .tile(of)
    .locator('video')
    .evaluate((video) => (video as HTMLVideoElement).videoWidth);

async function choose(person: Person, layout: string): Promise<void> {
  await person.page.getByRole('button', { name: 'View', exact: true }).click();
  await person.page.getByRole('menuitemradio', { name: layout }).click();
}

test('a pinned tile is large and gets a large picture, small ones get small pictures @long', async ({
  someone,
  meeting,
}) => {
  // So that a small tile is lower than the smallest picture that is sent, of 180 lines, and a large one is higher.
  const ada = await someone('Ada', { viewport: { width: 800, height: 450 } });
  const [grace, edsger] = [await someone('Grace'), await someone('Edsger')];
  for (const person of [ada, grace, edsger]) await person.enter(meeting);
  await ada.expectVideoFrom(grace);
  await ada.expectVideoFrom(edsger);

  // By keyboard alone.
  await ada.page.getByRole('button', { name: 'Pin Grace' }).focus();
  await ada.page.keyboard.press('Enter');
  const [large, small] = [await ada.tile(grace).boundingBox(), await ada.tile(edsger).boundingBox()];
  expect(large?.width).toBeGreaterThan(3 * (small?.width ?? Infinity));
  await expect.poll(() => widthFrom(ada, edsger)).toBeLessThanOrEqual(320);
  await expect.poll(() => widthFrom(ada, grace)).toBeGreaterThanOrEqual(640);
  await ada.expectVideoFrom(grace);
  await ada.expectVideoFrom(edsger);

  await ada.page.getByRole('button', { name: 'Unpin Grace' }).click();
  await expect(ada.page.getByRole('button', { name: 'Unpin Grace' })).toHaveCount(0);
});

test('in the speaker’s layout who speaks is large, and the choice outlives a reload @long', async ({
  someone,
  talker,
  meeting,
}) => {
  const [ada, grace, edsger] = [await someone('Ada'), await talker('Grace'), await talker('Edsger')];
  for (const person of [ada, grace, edsger]) await person.enter(meeting);
  await ada.control('Mute microphone').click();
  await grace.control('Mute microphone').click();
  await choose(ada, 'Speaker');
  const widthOf = async (of: Person) => (await ada.tile(of).boundingBox())?.width ?? 0;
  await expect.poll(() => widthOf(edsger)).toBeGreaterThan(600);
  await edsger.control('Mute microphone').click();
  await grace.control('Unmute microphone').click();
  await expect.poll(() => widthOf(grace)).toBeGreaterThan(600);

  await ada.page.reload();
  await ada.expectVideoFrom(grace);
  await expect.poll(async () => Math.max(await widthOf(grace), await widthOf(edsger))).toBeGreaterThan(600);
});

test('among many, only the visible page’s pictures arrive, and newcomers are muted @long', async ({
  someone,
  meeting,
  crowd,
}) => {
  test.setTimeout(120_000);
  const names = await crowd(meeting, 20);
  const ada = await someone('Ada', PHONE);
  await ada.enter(meeting);
  await expect(ada.page.getByText('Many people are here, so you joined muted.')).toBeVisible();
  await expect(ada.control('Unmute microphone')).toBeVisible();

  const arriving = watchArrivingVideos(ada.page);
  await expect(groups(ada)).toHaveCount(9);
  await expect(ada.page.locator('video')).toHaveCount(9);
  await expect.poll(arriving, { timeout: 30_000 }).toBe(8);
  await expect(ada.page.getByRole('group', { name: names[0] ?? '', exact: true })).toBeVisible();

  await ada.page.getByRole('button', { name: 'Next page' }).click();
  // What has just been looked at stays subscribed for some seconds, for whoever turns back; paused, as nobody sees it.
  await expect.poll(() => subscribedVideos(ada.page)).toBeGreaterThan(9);
  await expect(ada.page.getByText('Page 2 of 3')).toBeAttached();
  await expect(ada.page.getByRole('group', { name: names[0] ?? '', exact: true })).toHaveCount(0);
  await expect(ada.page.getByRole('group', { name: names[8] ?? '', exact: true })).toBeVisible();
  await expect.poll(arriving, { timeout: 30_000 }).toBe(9);

  await ada.page.keyboard.press('PageDown');
  await expect(groups(ada)).toHaveCount(3);
  await expect.poll(arriving, { timeout: 30_000 }).toBe(3);

  await ada.control('Unmute microphone').click();
  await expect(ada.page.getByText('Many people are here, so you joined muted.')).toHaveCount(0);
});

test('who speaks off the page is brought in, and stays @long', async ({ someone, talker, meeting, crowd }) => {
  test.setTimeout(120_000);
  const ada = await someone('Ada', PHONE);
  await ada.enter(meeting);
  await ada.control('Mute microphone').click();
  await crowd(meeting, 9);
  const grace = await talker('Grace');
  await grace.goToDoor(meeting);
  await grace.page.getByRole('button', { name: 'Mute microphone' }).click();
  await grace.join();
  await expect(ada.page.getByText('Page 1 of 2')).toBeAttached();
  await expect(ada.tile(grace)).toHaveCount(0);
  const before = await groups(ada).evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('aria-label')));

  await grace.control('Unmute microphone').click();
  await ada.expectVideoFrom(grace);
  const after = await groups(ada).evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('aria-label')));
  expect(after.filter((name, slot) => name !== before[slot])).toEqual(['Grace']);
  await grace.control('Mute microphone').click();
  await expect(ada.tile(grace).getByRole('img', { name: 'Microphone muted' })).toBeVisible();
  await expect(ada.tile(grace)).toBeVisible();
});

test('the statistics tell the way, rates, sizes and codecs of what is sent and received', async ({
  someone,
  meeting,
}) => {
  const [ada, grace] = [await someone('Ada'), await someone('Grace')];
  for (const person of [ada, grace]) await person.enter(meeting);
  await ada.expectVideoFrom(grace);
  await ada.page.getByRole('button', { name: 'Statistics of Grace' }).focus();
  await ada.page.keyboard.press('Enter');
  const panel = ada.page.getByRole('region', { name: 'Statistics' });
  await expect(panel.getByText(/^direct, UDP$/)).toBeVisible();
  await expect(panel.getByText(/^\d+ ms$/)).toBeVisible();
  const tables = panel.getByRole('table');
  await expect(tables.first()).toHaveAccessibleName('Grace');
  for (const name of ['Grace', 'You send']) {
    const camera = panel.getByRole('table', { name }).getByRole('row', { name: /^Camera/ });
    await expect(camera).toContainText(/\d kbit\/s.*\d+×\d+.*VP8/);
    await expect(panel.getByRole('table', { name }).getByRole('row', { name: /^Voice/ })).toContainText('opus');
  }
  await ada.page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});

test('the stage and one tile fill the screen and come back', async ({ someone, meeting }) => {
  const ada = await someone('Ada');
  await ada.enter(meeting);
  const fills = () =>
    ada.page.evaluate(
      () => document.fullscreenElement?.getAttribute('aria-label') ?? document.fullscreenElement?.tagName,
    );
  await ada.page.getByRole('button', { name: 'View', exact: true }).click();
  await ada.page.getByRole('menuitem', { name: 'Full screen' }).click();
  await expect.poll(fills).toBe('HTML');
  await ada.page.getByRole('button', { name: 'View', exact: true }).click();
  await ada.page.getByRole('menuitem', { name: 'Leave full screen' }).click();
  await expect.poll(fills).toBeUndefined();
  await ada.tile(ada).hover();
  await ada.page.getByRole('button', { name: 'Full screen: Ada (you)' }).click();
  await expect.poll(fills).toBe('Ada (you)');
  const box = await ada.tile(ada).boundingBox();
  expect(box?.width).toBe(await ada.page.evaluate(() => innerWidth));
  await ada.page.getByRole('button', { name: 'Leave full screen' }).click();
  await expect.poll(fills).toBeUndefined();
});

test('picture in picture: a window of its own with the picture and the controls', async ({ someone, meeting }) => {
  const [ada, grace] = [await someone('Ada'), await someone('Grace')];
  for (const person of [ada, grace]) await person.enter(meeting);
  await ada.expectVideoFrom(grace);
  const opened = ada.page.context().waitForEvent('page');
  await ada.page.getByRole('button', { name: 'View', exact: true }).click();
  await ada.page.getByRole('menuitem', { name: 'Picture in picture' }).click();
  const small = await opened;
  const shot = small.getByRole('group', { name: 'Grace', exact: true });
  await expect
    .poll(() =>
      shot.locator('video').evaluate((video) => (video as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames),
    )
    .toBeGreaterThan(10);
  await small.getByRole('button', { name: 'Mute microphone' }).click();
  await expect(ada.control('Unmute microphone')).toBeVisible();
  await small.getByRole('button', { name: 'Leave' }).click();
  await expect(ada.page.getByRole('heading', { name: 'You left the meeting' })).toBeVisible();
  await expect.poll(() => small.isClosed()).toBe(true);
});

test('picture in picture where a browser has no such window: the largest video floats @long', async ({
  someone,
  meeting,
}) => {
  const [ada, grace] = [await someone('Ada'), await someone('Grace')];
  await ada.page.addInitScript(() => Reflect.deleteProperty(globalThis, 'documentPictureInPicture'));
  const item = ada.page.getByRole('menuitem', { name: 'Picture in picture' });
  const floats = () =>
    ada.page.evaluate(() => document.pictureInPictureElement?.closest('[role=group]')?.getAttribute('aria-label'));
  await ada.enter(meeting);
  await ada.page.getByRole('button', { name: 'View', exact: true }).click();
  await expect(item).toContainText('There is no moving picture now.');
  await expect(item).toBeDisabled();
  await ada.page.keyboard.press('Escape');

  await grace.enter(meeting);
  await ada.expectVideoFrom(grace);
  await ada.page.getByRole('button', { name: 'View', exact: true }).click();
  await item.click();
  await expect.poll(floats).toBe('Grace');
});
