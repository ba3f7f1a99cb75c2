import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Browser, type Page } from '@playwright/test';
import { PING_INTERVAL_MS } from '../../../worker/protocol/version.ts';
import { launchChromium } from '../../support/launchChromium.ts';
import { openControlSocket } from '../../support/openControlSocket.ts';
import { Person } from '../../support/Person.ts';
import { silentMicrophone } from '../../support/silentMicrophone.ts';
import { startBox, type Box } from '../../support/startBox.ts';
import type { Tile } from '../bare/stage.ts';
import { startLoad, type Crowd, type Load } from '../load/startLoad.ts';
import { serveBarePage } from '../serveBarePage.ts';

/** CSS pixels: a page of 25 tiles fits. */
const VIEWPORT = { width: 1280, height: 800 };
/** As in a page where somebody has pressed Join; the bare page has nothing to press. */
const SOUNDING = '--autoplay-policy=no-user-gesture-required';
/** For everybody's picture to be there. */
const PATIENCE_MS = 60_000;

/** Two pages that show the same people of the same meeting. */
export interface Stages {
  product: Page;
  bare: Page;
  load: Load;
  close(): Promise<void>;
}

/**
 * A meeting of a crowd, the product's page and a bare page. Both have a camera and a muted microphone and show
 * themselves and those of the crowd who have a camera, in the same places and sizes; neither shows the other.
 */
export async function openStages(crowd: Crowd): Promise<Stages> {
  const closings: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closing of closings.toReversed()) await closing();
    closings.length = 0;
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'narada-bench-'));
    closings.push(() => rm(folder, { recursive: true }));
    const box = await startBox();
    closings.push(() => box.stop());
    const barePage = await serveBarePage(folder);
    closings.push(() => barePage.close());
    const meeting = `bench-${randomBytes(8).toString('hex')}`;
    const load = await startLoad(box, meeting, crowd);
    closings.push(() => load.stop());
    const browser = await launchChromium({ fps: 20, args: [silentMicrophone(), SOUNDING] });
    closings.push(() => browser.close());

    const shown = load.seats.slice(0, crowd.cameras);
    const { product, tiles } = await openProduct(browser, box, meeting, shown);
    const bare = await openBare(browser, box, meeting, new URL('stage.html', barePage.url), tiles);
    closings.push(bare.leave);
    await expectAlike(product, bare.page, crowd.people + 2, tiles.length);
    return { product, bare: bare.page, load, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The page, and where it shows whom. */
async function openProduct(browser: Browser, box: Box, meeting: string, shown: readonly string[]) {
  const context = await browser.newContext({ baseURL: box.url, locale: 'en-GB', viewport: VIEWPORT });
  const product = new Person(await context.newPage(), 'Ada');
  await product.enter(meeting);
  await expect(product.page.locator('[data-tile] video:visible')).toHaveCount(shown.length + 1, {
    timeout: PATIENCE_MS,
  });
  const places = await product.page.locator('[data-tile]').evaluateAll((tiles) =>
    tiles.map((tile) => {
      const { x, y, width, height } = tile.getBoundingClientRect();
      return { seat: (tile as HTMLElement).dataset['tile'] ?? '', x, y, width, height };
    }),
  );
  const tiles = places.map((place): Tile => (place.seat === product.seat ? { ...place, seat: null } : place));
  const seats = tiles.flatMap(({ seat }) => seat ?? []);
  expect(seats.toSorted(), 'whom the product shows').toEqual(shown.toSorted());
  return { product: product.page, tiles };
}

async function openBare(browser: Browser, box: Box, meeting: string, url: URL, tiles: readonly Tile[]) {
  const socket = await openControlSocket(box.url, meeting);
  socket.send({ type: 'join', id: 1, displayName: 'Bare' });
  let message = await socket.next();
  while (message.type !== 'admitted') message = await socket.next();
  const beat = setInterval(() => socket.ping(), PING_INTERVAL_MS);
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await page.goto(url.href);
  const { token } = message.media;
  const sfu = box.sfuApi.url.replace(/^http/, 'ws');
  await page.evaluate((entry) => window.bareStage.enter(entry.sfu, entry.token, entry.tiles), { sfu, token, tiles });
  return {
    page,
    async leave() {
      clearInterval(beat);
      socket.close();
    },
  };
}

/** Both know of everybody, all their pictures have begun, and everybody's sound is being played. */
async function expectAlike(product: Page, bare: Page, people: number, pictures: number): Promise<void> {
  const timeout = PATIENCE_MS;
  const badge = product.getByRole('button', { name: 'People', exact: true }).locator('[data-count]');
  await expect(badge, 'people by the product').toHaveAttribute('data-count', String(people), { timeout });
  await expect
    .poll(() => bare.evaluate(() => window.bareStage.people()), { message: 'people by the bare page', timeout })
    .toBe(people);
  for (const [name, page] of Object.entries({ product, bare })) {
    const message = `what ${name} shows and plays`;
    await expect.poll(() => page.evaluate(shownAndPlayed), { message, timeout }).toEqual([pictures, people - 1]);
  }
}

// Runs in the page.
const shownAndPlayed = () => [
  [...document.querySelectorAll('video')].filter(({ videoWidth }) => videoWidth > 0).length,
  [...document.querySelectorAll('audio')].filter(({ paused }) => !paused).length,
];
