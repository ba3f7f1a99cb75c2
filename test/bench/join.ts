import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { launchChromium } from '../support/launchChromium.ts';
import { Person } from '../support/Person.ts';
import { startBox, type Box } from '../support/startBox.ts';
import { median } from './median.ts';
import { serveBarePage } from './serveBarePage.ts';
import { timeJoin } from './timeJoin.ts';

/** One of DESIGN.md's numbers. */
const LIMIT = 1.15;
const PAIRS = 10;

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
 * but livekit-client, with its token and tracks ready: on the same SFU, in turn, somebody who sends already there.
 */
export async function benchJoin(say: (line: string) => void): Promise<JoinBench> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'narada-bench-'));
  const box = await startBox();
  const page = await serveBarePage(folder);
  const browser = await launchChromium();
  try {
    const product = await setUpProduct(browser, box);
    const bare = await setUpBare(browser, box, page.url);
    // Once for nothing: the first of each warms the SFU, the objects and the browser.
    await product();
    await bare();
    const times = { product: [] as number[], bare: [] as number[] };
    for (let pair = 1; pair <= PAIRS; pair++) {
      times.product.push(await product());
      times.bare.push(await bare());
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

const format = (ms: number | undefined) => `${Math.round(ms ?? 0)} ms`;

/** Somebody is in a meeting; each call lets another one join and leave. */
async function setUpProduct(browser: Browser, box: Box): Promise<() => Promise<number>> {
  const meeting = `bench-${randomBytes(8).toString('hex')}`;
  const newcomer = async (name: string) => {
    const context = await browser.newContext({ baseURL: box.url, locale: 'en-GB' });
    const person = new Person(await context.newPage(), name);
    await person.goToDoor(meeting);
    // The camera's picture is there, and so is what the door loads ahead of the call.
    await person.page.waitForFunction(() =>
      [...document.querySelectorAll('video')].some((video) => video.videoWidth > 0),
    );
    await person.page.waitForLoadState('networkidle');
    return person;
  };
  const ada = await newcomer('Ada');
  await ada.join();
  return async () => {
    const grace = await newcomer('Grace');
    const time = await timeJoin(grace, ada);
    await grace.leave();
    await grace.page.context().close();
    return time;
  };
}

/** The same with bare pages in a room of their own. */
async function setUpBare(browser: Browser, { sfuApi }: Box, url: string): Promise<() => Promise<number>> {
  const room = `bench-${randomUUID()}`;
  await new RoomServiceClient(sfuApi.url, sfuApi.key, sfuApi.secret).createRoom({ name: room });
  const newcomer = async (): Promise<Page> => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(() => window.bare.prepare());
    await page.waitForLoadState('networkidle');
    return page;
  };
  const join = async (page: Page, awaitVideo: boolean): Promise<number | null> => {
    const token = new AccessToken(sfuApi.key, sfuApi.secret, { identity: randomUUID(), ttl: 600 });
    token.addGrant({ room, roomJoin: true });
    const entry = { url: sfuApi.url.replace(/^http/, 'ws'), token: await token.toJwt(), awaitVideo };
    return page.evaluate(({ url, token, awaitVideo }) => window.bare.join(url, token, awaitVideo), entry);
  };
  await join(await newcomer(), false);
  return async () => {
    const page = await newcomer();
    const time = await join(page, true);
    await page.context().close();
    return time ?? Number.NaN;
  };
}
