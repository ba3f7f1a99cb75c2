import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Browser } from '@playwright/test';
import { launchChromium } from '../support/launchChromium.ts';
import { openControlSocket } from '../support/openControlSocket.ts';
import { Person } from '../support/Person.ts';
import { startBox, type Box } from '../support/startBox.ts';
import { median } from './median.ts';
import { serveBarePage } from './serveBarePage.ts';
import { timeJoin } from './timeJoin.ts';

/** One of DESIGN.md's numbers. */
const LIMIT = 1.15;
const PAIRS = 10;
/** Who sends, by their display name. */
const SENDER = 'Ada';

export interface JoinBench {
  unit: 'ms';
  product: number[];
  bare: number[];
  productMedian: number;
  bareMedian: number;
  ratio: number;
  limit: number;
}

/**
 * Click on Join → first remote frame in the product, against connect() → first remote frame of a page that has nothing
 * but livekit-client, with its token and tracks ready: in turn, into the same room of the same SFU, where a bare page
 * sends already. So all that differs is the page that joins.
 */
export async function benchJoin(say: (line: string) => void): Promise<JoinBench> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'narada-bench-'));
  const box = await startBox();
  const page = await serveBarePage(folder);
  const browser = await launchChromium({ fps: 20 });
  try {
    const meeting = `bench-${randomBytes(8).toString('hex')}`;
    const sender = await openBarePage(browser, box, meeting, page.url);
    await sender.join(false);
    const product = () => joinProduct(browser, box, meeting);
    const bare = (size: Size) => joinBare(browser, box, meeting, page.url, size);
    // Once for nothing: the first of each warms the SFU, the objects and the browser.
    const { size } = await product();
    await bare(size);
    const times = { product: [] as number[], bare: [] as number[] };
    for (let pair = 1; pair <= PAIRS; pair++) {
      times.product.push((await product()).time);
      times.bare.push(await bare(size));
      say(`pair ${pair}: product ${format(times.product.at(-1))}, bare ${format(times.bare.at(-1))}`);
    }
    const [productMedian, bareMedian] = [median(times.product), median(times.bare)];
    return { unit: 'ms', ...times, productMedian, bareMedian, ratio: productMedian / bareMedian, limit: LIMIT };
  } finally {
    await browser.close();
    await page.close();
    await box.stop();
    await rm(folder, { recursive: true });
  }
}

/** CSS pixels. The SFU sends the layer that fits the element, so both show it in the same size. */
export interface Size {
  width: number;
  height: number;
}

const format = (ms: number | undefined) => `${Math.round(ms ?? 0)} ms`;

/** A page with nothing but livekit-client, camera and microphone ready, and a seat of the meeting for it. */
async function openBarePage(browser: Browser, box: Box, meeting: string, url: string, size?: Size) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate((size) => window.bare.prepare(size), size);
  await page.waitForLoadState('networkidle');
  const seat = await takeSeat(box, meeting);
  const entry = { url: box.sfuApi.url.replace(/^http/, 'ws'), token: seat.token };
  return {
    join: (awaitVideo: boolean) =>
      page.evaluate((entry) => window.bare.join(entry.url, entry.token, entry.awaitVideo), { ...entry, awaitVideo }),
    async close() {
      await seat.leave();
      await context.close();
    },
  };
}

async function takeSeat(box: Box, meeting: string) {
  const socket = await openControlSocket(box.url, meeting);
  socket.send({ type: 'join', id: 1, displayName: SENDER });
  for (;;) {
    const message = await socket.next();
    if (message.type !== 'admitted') continue;
    return {
      token: message.media.token,
      leave: async () => {
        socket.send({ type: 'leave', id: 2 });
        while ((await socket.next()).type !== 'ended');
        socket.close();
      },
    };
  }
}

/** One more person joins by the product's own page, and leaves. */
async function joinProduct(browser: Browser, box: Box, meeting: string): Promise<{ time: number; size: Size }> {
  const context = await browser.newContext({ baseURL: box.url, locale: 'en-GB' });
  const person = new Person(await context.newPage(), 'Grace');
  await person.goToDoor(meeting);
  // The camera's picture is there, and so is what the door loads ahead of the call.
  await person.page.waitForFunction(() =>
    [...document.querySelectorAll('video')].some((video) => video.videoWidth > 0),
  );
  await person.page.waitForLoadState('networkidle');
  const time = await timeJoin(person, SENDER);
  const size = await person.page.locator(`[aria-label="${SENDER}"] video`).boundingBox();
  if (!size) throw new Error('The first picture is not on the screen.');
  await person.leave();
  await context.close();
  return { time, size };
}

/** The same by a bare page. */
async function joinBare(browser: Browser, box: Box, meeting: string, url: string, size: Size): Promise<number> {
  const page = await openBarePage(browser, box, meeting, url, size);
  const time = await page.join(true);
  await page.close();
  return time ?? Number.NaN;
}
