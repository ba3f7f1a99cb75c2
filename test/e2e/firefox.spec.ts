import type { Browser as Firefox } from 'puppeteer-core';
import { Cinema } from '../support/film/Cinema.ts';
import { serveFilm, type FilmServer } from '../support/film/serveFilm.ts';
import { findFirefox } from '../support/findFirefox.ts';
import { FirefoxPerson, launchFirefox } from '../support/FirefoxPerson.ts';
import { launchChromium } from '../support/launchChromium.ts';
import { openFilm } from '../support/openFilm.ts';
import type { Person } from '../support/Person.ts';
import { Talker } from '../support/Talker.ts';
import { expect } from './fixtures.ts';
import { test as onFleet } from './onFleet.ts';

const RED = { title: 'A red film', hue: 0 };

interface Both {
  /** In Chromium. */
  ada: Person;
  grace: FirefoxPerson;
}

const test = onFleet.extend<{ both: Both }, { firefox: Firefox | null; films: FilmServer }>({
  // Two in one meeting, who see each other.
  both: async ({ firefox, fleet, someone, meeting }, use) => {
    const grace = await open(firefox, 'Grace');
    const ada = await someone('Ada');
    await ada.enter(meeting);
    await grace.enter(`${fleet.box.url}/${meeting}`);
    await grace.expectVideoFrom('Ada');
    await use({ ada, grace });
  },
  browser: [
    async ({}, use) => {
      const browser = await launchChromium({ devices: 'granted', sharedTab: RED.title });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  films: [
    async ({ browser }, use) => {
      const films = await serveFilm(browser);
      await use(films);
      await films.close();
    },
    { scope: 'worker' },
  ],
  firefox: [
    async ({}, use) => {
      const executable = await findFirefox();
      const browser = executable === null ? null : await launchFirefox(executable);
      await use(browser);
      await browser?.close();
    },
    { scope: 'worker', timeout: 6 * 60_000 },
  ],
});

async function open(firefox: Firefox | null, name: string): Promise<FirefoxPerson> {
  test.skip(firefox === null, 'no Firefox is here and none could be installed (NARADA_FIREFOX names one)');
  if (firefox === null) throw new Error('unreachable');
  return FirefoxPerson.open(firefox, name);
}

interface Evaluates {
  evaluate(read: () => number): Promise<number>;
}

/** Where the film would have begun, in seconds by this machine's clock, if it had run without a break; the same for all who are in step. */
const beginning = (page: Evaluates) =>
  page.evaluate(() => Date.now() / 1_000 - (document.querySelector<HTMLVideoElement>('.film video')?.currentTime ?? 0));

test('Firefox and Chromium meet: pictures and sound both ways, a mute, and a move to another site @long', async ({
  both,
  fleet,
}) => {
  test.setTimeout(120_000);
  const { ada, grace } = both;
  const tile = ada.tile(grace);
  await ada.expectVideoFrom(grace);
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

test('what people do in a meeting works in Firefox, too: chat, a shared screen, a film in step; what it cannot do it says @long', async ({
  both,
  films,
}) => {
  test.setTimeout(120_000);
  const { ada, grace } = both;

  const talker = new Talker(ada);
  await talker.open();
  await talker.write('Do you read me?');
  await grace.press('Chat');
  await grace.expectText('Do you read me?');
  await grace.type('textbox', 'Message', 'As if on paper.');
  await grace.page.keyboard.press('Enter');
  await talker.expectLines('You: Do you read me?', 'Grace: As if on paper.');

  await openFilm(ada.page, RED);
  await ada.control('Share screen').click();
  await grace.expectVideoFrom('Ada’s screen');
  await ada.control('Stop sharing').click();

  const cinema = new Cinema(ada);
  await cinema.start(films.film);
  await grace.press('Watch');
  const apart = async () => Math.abs((await beginning(ada.page)) - (await beginning(grace.page)));
  await expect.poll(apart, { timeout: 30_000 }).toBeLessThan(0.15);
  await cinema.jumpTo(0.5);
  await expect.poll(apart, { timeout: 30_000 }).toBeLessThan(0.15);
  await grace.press('Pause');
  await expect(cinema.button('Play')).toBeVisible();
  await expect(cinema.region).toContainText('Grace paused it.');

  await grace.press('More');
  await grace.expectText('This browser cannot change your background: it has no WebGL 2');
});
