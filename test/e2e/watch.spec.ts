import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { percentile } from '../bench/move/percentile.ts';
import { Audience } from '../support/film/Audience.ts';
import { Cinema } from '../support/film/Cinema.ts';
import { serveFilm, type FilmServer } from '../support/film/serveFilm.ts';
import { launchChromium } from '../support/launchChromium.ts';
import { closePeople, openPerson } from '../support/people.ts';
import type { Person } from '../support/Person.ts';
import { writeVoice } from '../support/voiceFile.ts';
import { standIn } from '../support/youtube/standIn.ts';
import { expect, test as base } from './fixtures.ts';

/** Milliseconds of the film between any two screens. */
const IN_STEP = 150;
const VIDEO = 'dQw4w9WgXcQ';

interface Fixtures {
  audience: Audience;
  /** Somebody whose microphone hears a voice that does not stop. */
  talker: Person;
}

const test = base.extend<Fixtures, { films: FilmServer }>({
  films: [
    async ({ browser }, use) => {
      const films = await serveFilm(browser);
      await use(films);
      await films.close();
    },
    { scope: 'worker' },
  ],
  audience: async ({ someone, meeting }, use) => {
    await use(new Audience(someone, meeting));
  },
  talker: async ({ place }, use, info) => {
    const voice = info.outputPath('voice.wav');
    await mkdir(dirname(voice), { recursive: true });
    await writeVoice(voice);
    const browser = await launchChromium({ args: [`--use-file-for-fake-audio-capture=${voice}`] });
    const grace = await openPerson(browser, place.url, 'Grace');
    await use(grace);
    await closePeople([grace], info);
    await browser.close();
  },
});

const p95 = (values: readonly number[]) => percentile(values, 0.95);
/** Where five browsers share one machine, pictures that came late are the machine's; `npm run bench -- watch` holds all of them to the limit. */
const p50 = (values: readonly number[]) => percentile(values, 0.5);

test('two people see the same picture: after the start, a pause, a jump, and at another speed', async ({
  audience,
  films,
}) => {
  test.setTimeout(120_000);
  const ada = await audience.enter('Ada');
  const grace = await audience.enter('Grace');
  const start = async () => {
    await ada.cinema.start(films.film);
    await grace.cinema.watchAlong();
  };
  expect(p95(await audience.apartAfter(start))).toBeLessThanOrEqual(IN_STEP);

  await grace.cinema.button('Pause').click();
  await expect(ada.cinema.button('Play')).toBeVisible();
  await expect(ada.cinema.region).toContainText('Grace paused it.');
  await expect
    .poll(async () => {
      const [one = 0, other = 1_000] = await audience.numbers();
      return Math.abs(one - other);
    })
    .toBeLessThanOrEqual(2);
  const stood = await audience.numbers();
  expect(p95(await audience.apartAfter(() => ada.cinema.button('Play').click()))).toBeLessThanOrEqual(IN_STEP);
  expect(Math.min(...(await audience.numbers()))).toBeGreaterThan(Math.max(...stood));

  expect(p95(await audience.apartAfter(() => grace.cinema.jumpTo(0.5)))).toBeLessThanOrEqual(IN_STEP);
  expect(Math.min(...(await audience.numbers()))).toBeGreaterThan(1_500);
  await ada.cinema.controls.getByRole('combobox', { name: 'Speed' }).selectOption('1.5');
  await expect(grace.cinema.controls.getByRole('combobox', { name: 'Speed' })).toHaveValue('1.5');
  // The keys jump, too.
  await ada.cinema.position.press('ArrowRight');
  await expect(grace.cinema.region).toContainText(/Ada went to 1:\d\d/);

  await ada.cinema.button('Stop for everyone').click();
  await expect(grace.cinema.region).toHaveCount(0);
  await expect(grace.person.page.getByRole('status').filter({ hasText: 'Ada stopped the film.' })).toHaveCount(1);
});

test('five people see the same picture, one with a wrong clock, one on a slow line, one who comes late, and the starter leaves @long', async ({
  audience,
  films,
}) => {
  test.setTimeout(180_000);
  const ada = await audience.enter('Ada');
  const grace = await audience.enter('Grace', { clock: 7_000 });
  const linus = await audience.enter('Linus', { line: 200 });
  const jan = await audience.enter('Jan');
  await ada.cinema.start(films.film);
  for (const { cinema } of [grace, linus, jan]) await cinema.watchAlong();
  const join = async () => (await audience.enter('Maja')).cinema.watchAlong();
  expect(p50(await audience.apartAfter(join))).toBeLessThanOrEqual(IN_STEP);
  expect(p50(await audience.apartAfter(() => linus.cinema.jumpTo(0.6)))).toBeLessThanOrEqual(IN_STEP);
  await linus.cinema.button('Pause').click();
  await expect(grace.cinema.button('Play')).toBeVisible();
  expect(p50(await audience.apartAfter(() => grace.cinema.button('Play').click()))).toBeLessThanOrEqual(IN_STEP);

  await ada.person.leave();
  audience.viewers.splice(0, 1);
  expect(p50(await audience.apartAfter(() => grace.cinema.jumpTo(0.2)))).toBeLessThanOrEqual(IN_STEP);
});

test('a link that is none is said to be so, and nothing begins', async ({ someone, meeting, films }) => {
  const ada = await someone('Ada');
  await ada.enter(meeting);
  const cinema = new Cinema(ada);
  for (const [link, problem] of [
    ['', 'Paste a link first.'],
    ['a film with cats', 'This is not a link.'],
    ['https://www.youtube.com/@somebody', 'leads to no single video'],
    ['http://films.example/a.webm', 'has to begin with https://'],
    [films.page, 'There is no video at this address'],
  ] as const) {
    await cinema.tryToStart(link);
    await expect(cinema.panel).toContainText(problem);
    await expect(cinema.panel.getByRole('textbox', { name: 'Link to a video' })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
  }
  await expect(cinema.region).toHaveCount(0);
});

test('a host decides who controls the film @long', async ({ theHost, someone, meeting, films }) => {
  const ada = new Cinema(await theHost('Ada'));
  const grace = new Cinema(await someone('Grace'));
  for (const { person } of [ada, grace]) await person.enter(meeting);
  await ada.start(films.film);
  await grace.watchAlong();
  await ada.openPanel();
  await ada.panel.getByRole('switch', { name: 'Only hosts control the film' }).check();
  await expect(grace.region).toContainText('Only hosts control the film now.');
  await expect(grace.button('Pause')).toHaveAttribute('aria-disabled', 'true');
  await expect(grace.position).toBeDisabled();
  await expect(grace.button('Stop for everyone')).toHaveCount(0);
  await grace.openPanel();
  await expect(grace.panel.getByRole('textbox')).toHaveCount(0);
  await ada.panel.getByRole('switch', { name: 'Only hosts control the film' }).uncheck();
  await grace.button('Pause').click();
  await expect(ada.button('Play')).toBeVisible();
});

test('nothing comes from YouTube before each viewer’s own click, and then the player alone, which is told where it is shown', async ({
  someone,
  meeting,
  place,
}) => {
  const ada = await someone('Ada');
  const grace = await someone('Grace');
  const [adaAtYouTube, graceAtYouTube] = [await standIn(ada.page), await standIn(grace.page)];
  const refused: string[] = [];
  for (const { page } of [ada, grace]) {
    page.on('console', (message) => message.text().includes('Content Security Policy') && refused.push(message.text()));
    await page.goto('/');
  }
  for (const person of [ada, grace]) await person.enter(meeting);
  const [adas, graces] = [new Cinema(ada), new Cinema(grace)];
  await adas.openPanel();
  await adas.panel.getByRole('textbox', { name: 'Link to a video' }).fill(`https://youtu.be/${VIDEO}?t=90`);
  const { host } = new URL(place.url);
  const line = `YouTube will see your internet address and what you watch, and that you came from ${host}`;
  await expect(adas.panel).toContainText(line);
  expect(adaAtYouTube.asked).toHaveLength(0);
  await adas.panel.getByRole('button', { name: 'Start for everyone' }).click();
  await expect(graces.region.getByRole('heading')).toHaveText('Ada shows a YouTube video');
  await expect(graces.region).toContainText(line);
  await expect.poll(async () => (await adaAtYouTube.position()).position).toBeGreaterThan(90);
  expect(graceAtYouTube.asked).toHaveLength(0);

  await graces.button('Not now').click();
  await expect(graces.region).toHaveCount(0);
  await graces.openPanel();
  expect(graceAtYouTube.asked).toHaveLength(0);
  await graces.panel.getByRole('button', { name: 'Show it here' }).click();
  await expect.poll(async () => (await graceAtYouTube.position()).position).toBeGreaterThan(90);

  for (const { asked } of [adaAtYouTube, graceAtYouTube]) {
    expect(asked).toHaveLength(1);
    const url = new URL(asked[0]?.url() ?? '');
    expect([url.origin, url.pathname]).toEqual(['https://www.youtube-nocookie.com', `/embed/${VIDEO}`]);
    const headers = await asked[0]?.allHeaders();
    // Where it is shown, and nothing of the meeting.
    expect(headers?.['referer']).toBe(`${place.url}/`);
    expect(JSON.stringify([url.href, headers])).not.toContain(meeting);
  }
  const frame = await graces.region.locator('iframe').boundingBox();
  expect(Math.min(frame?.width ?? 0, frame?.height ?? 0)).toBeGreaterThanOrEqual(200);
  expect(refused).toEqual([]);
});

/** How far two YouTube players are from each other, in seconds; both as they would be at the same moment. */
async function apartAtYouTube(one: Awaited<ReturnType<typeof standIn>>, other: typeof one): Promise<number> {
  const [a, b] = await Promise.all([one.position(), other.position()]);
  if (a.state !== 1 || b.state !== 1) return Infinity;
  return Math.abs(a.position - b.position - (a.at - b.at) / 1_000);
}

test('YouTube’s player is in step though its seeks take their time, and an advertisement is not fought @long', async ({
  someone,
  meeting,
}) => {
  test.setTimeout(120_000);
  const ada = await someone('Ada');
  const grace = await someone('Grace');
  const adas = { cinema: new Cinema(ada), player: await standIn(ada.page, { seekMs: 150 }) };
  const graces = { cinema: new Cinema(grace), player: await standIn(grace.page, { seekMs: 900, adMs: 4_000 }) };
  for (const person of [ada, grace]) await person.enter(meeting);
  await adas.cinema.start(VIDEO);
  await graces.cinema.watchAlong();
  const seeks = async () => (await graces.player.orders()).filter(({ func }) => func === 'seekTo').length;
  await expect(graces.cinema.region).toContainText('Catching up with the others…');
  const before = await seeks();
  await expect.poll(() => apartAtYouTube(adas.player, graces.player), { timeout: 20_000 }).toBeLessThan(0.15);
  await expect(graces.cinema.region).not.toContainText('Catching up');
  // One jump after the advertisement, and perhaps one more with what the first has taught.
  expect((await seeks()) - before).toBeLessThanOrEqual(2);

  await adas.cinema.jumpTo(0.5);
  await expect.poll(async () => (await graces.player.position()).position).toBeGreaterThan(290);
  await expect.poll(() => apartAtYouTube(adas.player, graces.player)).toBeLessThan(0.15);

  const calm = await seeks();
  await graces.player.advertise(3_000);
  await expect(graces.cinema.region).toContainText('Catching up with the others…');
  expect(await seeks()).toBe(calm);
  await expect.poll(() => apartAtYouTube(adas.player, graces.player), { timeout: 20_000 }).toBeLessThan(0.15);
  expect((await seeks()) - calm).toBeLessThanOrEqual(2);

  // Who pauses in YouTube's own picture pauses for nobody else, and is told how to go on.
  await graces.player.pauseByHand();
  await expect(graces.cinema.region).toContainText('It stands still here only.');
  await expect(adas.cinema.button('Pause')).toBeVisible();
  await graces.cinema.button('Go on with the others').click();
  await expect.poll(() => apartAtYouTube(adas.player, graces.player), { timeout: 20_000 }).toBeLessThan(0.15);
});

test('a video that YouTube does not show is said to be so', async ({ someone, meeting }) => {
  const ada = await someone('Ada');
  await standIn(ada.page, { error: 150 });
  await ada.enter(meeting);
  const cinema = new Cinema(ada);
  await cinema.start(VIDEO);
  await expect(cinema.region).toContainText('Its owner does not let this video be shown outside of YouTube.');
  await expect(cinema.button('Try again')).toBeVisible();
});

test('the film is quieter while somebody speaks, unless one does not want that @long', async ({
  someone,
  talker,
  meeting,
  films,
}) => {
  const ada = await someone('Ada');
  for (const person of [ada, talker]) await person.enter(meeting);
  const cinema = new Cinema(ada);
  await cinema.start(films.film);
  const volume = () => cinema.region.locator('video').evaluate((video: HTMLVideoElement) => video.volume);
  await expect.poll(volume).toBeCloseTo(0.2, 2);
  await cinema.openPanel();
  await cinema.panel.getByRole('switch', { name: 'Quieter while somebody speaks' }).uncheck();
  await expect.poll(volume).toBeCloseTo(0.8, 2);
  await cinema.panel.getByRole('switch', { name: 'Quieter while somebody speaks' }).check();
  await expect.poll(volume).toBeCloseTo(0.2, 2);
  await talker.control('Mute microphone').click();
  await expect.poll(volume).toBeCloseTo(0.8, 2);
  await cinema.button('Mute film').click();
  await expect.poll(volume).toBe(0);
});

test('a reload in the middle of a film asks again and comes back in step @long', async ({ audience, films }) => {
  test.setTimeout(90_000);
  const ada = await audience.enter('Ada');
  const grace = await audience.enter('Grace');
  await ada.cinema.start(films.film);
  await grace.cinema.watchAlong();
  await grace.person.page.reload();
  const again = () => grace.cinema.watchAlong();
  expect(p95(await audience.apartAfter(again))).toBeLessThanOrEqual(IN_STEP);
});
