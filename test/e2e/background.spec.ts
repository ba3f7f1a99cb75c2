import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeTests, type Browser, type BrowserContextOptions } from '@playwright/test';
import { launchChromium, SOFTWARE_WEBGL } from '../support/launchChromium.ts';
import type { Person } from '../support/Person.ts';
import { portraitFilm } from '../support/portrait/portraitFilm.ts';
import { watchDetail, type Detail } from '../support/portrait/watchDetail.ts';
import { expect, test as base } from './fixtures.ts';
import { expectAllGone, test as onFleet } from './onFleet.ts';

/** Everybody's camera sees a portrait before a detailed background; WebGL is there without a graphics card. */
const test = base.extend<{}, { browser: Browser }>({
  browser: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'narada-portrait-'));
      const film = join(folder, 'portrait.y4m');
      const plain = await launchChromium();
      await writeFile(film, await portraitFilm(plain));
      await plain.close();
      const browser = await launchChromium({
        args: [`--use-file-for-fake-video-capture=${film}`, ...SOFTWARE_WEBGL],
      });
      await use(browser);
      await browser.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

// Graphics without a card, for everybody at once, are slow: what is counted here are pictures, not time.
test.setTimeout(180_000);

/** What a background is painted with. */
const MODEL = '**/*.tflite';
const PORTRAIT = fileURLToPath(new URL('../support/portrait/portrait.jpg', import.meta.url));

const option = ({ page }: Person, background: string) => page.getByRole('radio', { name: background, exact: true });
const choose = (person: Person, background: string) => option(person, background).check();
const picture = (of: Person, seenBy: Person) => seenBy.tile(of).locator('video');
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** How many pictures are looked at: the middle one of them counts. */
const LOOKED_AT = 5;
/** A picture of the camera's size takes a connection a while. */
const SHARP = { timeout: 90_000 };

/** What somebody sees of somebody from now on: the middle of the last pictures, nothing while there are too few. */
async function lookAt(of: Person, seenBy: Person): Promise<() => Promise<Detail>> {
  const seen = await watchDetail(picture(of, seenBy));
  return async () => {
    const last = (await seen()).slice(-LOOKED_AT);
    if (last.length < LOOKED_AT) return { face: 0, background: Infinity };
    const of = (part: keyof Detail) => median(last.map((detail) => detail[part]));
    return { face: of('face'), background: of('background') };
  };
}

/** Once it is as sharp as it gets. */
async function detailOf(of: Person, seenBy: Person): Promise<Detail> {
  const video = picture(of, seenBy);
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth), SHARP)
    .toBeGreaterThanOrEqual(320);
  const look = await lookAt(of, seenBy);
  let before = 0;
  await expect
    .poll(
      async () => {
        const { face } = await look();
        const gain = face === 0 ? Infinity : Math.abs(face / before - 1);
        before = face;
        return gain;
      },
      { ...SHARP, intervals: [2_000] },
    )
    .toBeLessThan(0.05);
  return look();
}

/** The face is as sharp as ever, the background is not. */
async function expectBlur(of: Person, seenBy: Person, bare: Detail): Promise<void> {
  const look = await lookAt(of, seenBy);
  const message = 'detail of the face';
  await expect.poll(async () => (await look()).face / bare.face, { ...SHARP, message }).toBeGreaterThan(0.75);
  expect((await look()).background / bare.background, 'detail of the background').toBeLessThan(0.5);
}

/** So the camera's own picture has come back, or a background of the same detail. */
async function expectDetail(of: Person, seenBy: Person, bare: Detail): Promise<void> {
  const look = await lookAt(of, seenBy);
  await expect
    .poll(async () => {
      const { background } = await look();
      return Number.isFinite(background) ? background / bare.background : 0;
    }, SHARP)
    .toBeGreaterThan(0.6);
}

/** What happens meanwhile shows not one picture with the background's detail. */
async function neverBare(of: Person, seenBy: Person, bare: Detail, story: () => Promise<void>): Promise<void> {
  const seen = await watchDetail(picture(of, seenBy));
  await story();
  const details = await seen();
  expect(details.length).toBeGreaterThan(4);
  expect(Math.max(...details.map(({ background }) => background))).toBeLessThan(bare.background / 2);
}

type Someone = (name: string, options?: BrowserContextOptions) => Promise<Person>;
const SMALL = { viewport: { width: 800, height: 600 } };

/** Two in a call, and how Ada looks without a background. */
async function meet(someone: Someone, meeting: string) {
  const grace = await someone('Grace', SMALL);
  await grace.enter(meeting);
  // One camera is enough to look at, and work enough.
  await grace.control('Turn camera off').click();
  const ada = await someone('Ada', SMALL);
  await ada.enter(meeting);
  await grace.expectVideoFrom(ada);
  return { ada, grace, bare: await detailOf(ada, grace) };
}

for (const strength of ['Light blur', 'Strong blur']) {
  const tag = strength === 'Strong blur' ? ' @long' : '';
  test(`${strength} from the door on: sharp is the face alone, from the first picture on, and so again after a reload${tag}`, async ({
    someone,
    meeting,
  }) => {
    const { ada, grace, bare } = await meet(someone, meeting);
    await ada.leave();
    const asked: string[] = [];
    ada.page.on('request', (request) => asked.push(request.url()));
    await ada.goToDoor(meeting);
    await ada.openSettings('door');
    await expect(option(ada, strength)).toBeVisible();
    expect(asked.filter((url) => /tflite|wasm/.test(url))).toEqual([]);
    await choose(ada, strength);
    await ada.join();
    await neverBare(ada, grace, bare, () => grace.expectVideoFrom(ada, 8));
    await expectBlur(ada, grace, bare);
    const heavy = asked.filter((url) => /\.(tflite|wasm)$/.test(url));
    expect(heavy.map((url) => new URL(url).origin)).toEqual(heavy.map(() => new URL(ada.page.url()).origin));
    expect(heavy).toHaveLength(2);

    await ada.page.reload();
    await expect(picture(ada, ada)).toBeVisible();
    await neverBare(ada, grace, bare, () => grace.expectVideoFrom(ada, 8));
    await ada.openSettings('call');
    await expect(option(ada, strength)).toBeChecked();
  });
}

test('in a call: nothing is seen until the background is there; it stays when the camera goes off and on @long', async ({
  someone,
  meeting,
}) => {
  const { ada, grace, bare } = await meet(someone, meeting);
  await ada.openSettings('call');
  const gate = Promise.withResolvers<void>();
  await ada.page.route(MODEL, async (route) => {
    await gate.promise;
    await route.continue();
  });
  await choose(ada, 'Strong blur');
  await expect(ada.page.getByText(/Preparing the background/).first()).toBeVisible();
  await expect(picture(ada, grace)).toBeHidden();
  await expect(picture(ada, ada)).toBeHidden();
  await neverBare(ada, grace, bare, async () => {
    gate.resolve();
    await grace.expectVideoFrom(ada, 8);
    await ada.control('Turn camera off').click();
    await expect(picture(ada, grace)).toBeHidden();
    await ada.control('Turn camera on').click();
    await grace.expectVideoFrom(ada, 8);
    await choose(ada, 'Light blur');
    await grace.expectVideoFrom(ada, 8);
  });
  await choose(ada, 'None');
  await expectDetail(ada, grace, bare);
});

test('a background that cannot be had: nobody sees the camera, both ways out are offered, and both work @long', async ({
  someone,
  meeting,
}) => {
  const { ada, grace, bare } = await meet(someone, meeting);
  await ada.page.route(MODEL, (route) => route.abort());
  await ada.openSettings('call');
  await choose(ada, 'Light blur');
  const failed = ada.page.getByText(/The background does not work/).first();
  await expect(failed).toBeVisible();
  await expect(picture(ada, grace)).toBeHidden();
  await ada.page.reload();
  await expect(failed).toBeVisible();
  await expect(picture(ada, grace)).toBeHidden();

  await ada.page.unroute(MODEL);
  await ada.page.getByRole('button', { name: 'Try again' }).click();
  await neverBare(ada, grace, bare, () => grace.expectVideoFrom(ada, 8));
  await ada.page.route(MODEL, (route) => route.abort());
  await ada.page.reload();
  await ada.page.getByRole('button', { name: 'Show me without it' }).click();
  await grace.expectVideoFrom(ada);
  await expectDetail(ada, grace, bare);
});

test('one’s own picture stays in this browser, through a reload, until it is removed @long', async ({
  someone,
  meeting,
}) => {
  const { ada, grace, bare } = await meet(someone, meeting);
  const sent: string[] = [];
  ada.page.on('request', (request) => request.method() !== 'GET' && sent.push(`${request.method()} ${request.url()}`));
  await ada.openSettings('call');
  await choose(ada, 'Council');
  await expectBlur(ada, grace, bare);
  // A picture as detailed as what it hides, so that its detail comes back with it.
  await ada.page.getByLabel('Add a picture…').setInputFiles(PORTRAIT);
  await expect(option(ada, 'Own picture 1')).toBeChecked();
  await expectDetail(ada, grace, bare);
  await ada.page.reload();
  await ada.openSettings('call');
  await expect(option(ada, 'Own picture 1')).toBeChecked();
  await grace.expectVideoFrom(ada);
  expect(sent).toEqual([]);

  await ada.page.getByRole('button', { name: 'Remove: Own picture 1' }).click();
  await expect(option(ada, 'None')).toBeChecked();
  await ada.page.getByLabel('Add a picture…').setInputFiles({
    name: 'picture.png',
    mimeType: 'image/png',
    buffer: Buffer.from('no picture'),
  });
  await expect(ada.page.getByText(/could not be read as a picture/)).toBeVisible();
  await ada.page.reload();
  await ada.openSettings('call');
  await expect(option(ada, 'Council')).toBeVisible();
  await expect(option(ada, 'Own picture 1')).toHaveCount(0);
});

test('a machine that is too slow says so, and stops when asked to @long', async ({ someone, meeting }) => {
  const ada = await someone('Ada');
  await ada.goToDoor(meeting);
  await ada.openSettings('door');
  await choose(ada, 'Strong blur');
  const preview = ada.page.getByRole('region', { name: 'How the others will see you' }).locator('video');
  await expect(preview).toBeVisible();
  const devtools = await ada.page.context().newCDPSession(ada.page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  await expect(ada.page.getByText(/This device is slow/).first()).toBeVisible({ timeout: 40_000 });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await ada.page.getByRole('button', { name: 'Stop it' }).first().click();
  await expect(option(ada, 'None')).toBeChecked();
  await expect(preview).toBeVisible();
  await expect(ada.page.getByText(/This device is slow/)).toHaveCount(0);
});

const moving = mergeTests(test, onFleet);

moving(
  'a move between SFUs in the middle of it shows not one bare picture @long',
  async ({ fleet, someone, meeting }) => {
    const { ada, grace, bare } = await meet(someone, meeting);
    await ada.openSettings('call');
    await choose(ada, 'Strong blur');
    await expect(picture(ada, ada)).toBeVisible();
    await expectBlur(ada, grace, bare);
    const from = (await fleet.siteOf(ada.seat)) ?? '';
    await neverBare(ada, grace, bare, async () => {
      await fleet.drain(from);
      await expect.poll(() => fleet.siteOf(ada.seat)).not.toBe(from);
      await expectAllGone(fleet, from);
      await grace.expectVideoFrom(ada, 8);
    });
    await expectBlur(ada, grace, bare);
  },
);
