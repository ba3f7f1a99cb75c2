import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { createNetwork } from '../support/network/createNetwork.ts';
import { openBrowser } from '../support/network/openBrowser.ts';
import { NAMES, startSite } from '../support/network/startSite.ts';
import { whyNoNetwork } from '../support/network/whyNoNetwork.ts';
import { Person } from '../support/Person.ts';
import { percentile } from './move/percentile.ts';
import { watchMedia } from './move/watchMedia.ts';

/** Milliseconds at p95. */
const LIMIT = 5_000;
const CHANGES = 20;
/** Between a change and the look at what it did, ms. */
const WATCHED = 9_000;

export interface WifiBench {
  unit: 'ms';
  /** One a change: the longest that either of the two saw the other stand still. */
  outages: number[];
  p50: number;
  p95: number;
  max: number;
  limit: number;
}

/**
 * One of two people changes from Wi-Fi to mobile and back: how long pictures stand still, the one that they see and the
 * one that the other sees of them. Rejects, saying why, where no networks can be built.
 */
export async function benchWifi(say: (line: string) => void): Promise<WifiBench> {
  const why = await whyNoNetwork();
  if (why !== null) throw new Error(why);
  const network = await createNetwork(NAMES);
  try {
    const site = await startSite(network, { relay: 'embedded' });
    const meeting = `bench-${randomBytes(8).toString('hex')}`;
    const join = async (namespace: string, name: string) => {
      const browser: Browser = await openBrowser(namespace, network.folder, site.authority);
      const context = await browser.newContext({ baseURL: site.url, locale: 'en-GB' });
      const person = new Person(await context.newPage(), name);
      await watchMedia(person.page);
      await person.goToDoor(meeting);
      await person.join();
      return { person, browser };
    };
    const still = await join(network.open, 'Ada');
    const moving = await join(network.restricted, 'Grace');
    const both = [still.person, moving.person];
    await still.person.expectVideoFrom(moving.person);
    await moving.person.expectVideoFrom(still.person);

    const outages: number[] = [];
    for (let change = 1; change <= CHANGES; change++) {
      for (const { page } of both) await page.evaluate(() => window.mediaWatch?.reset());
      await network.changeAddress(change % 2 === 1 ? 'mobile' : 'wifi');
      await sleep(WATCHED);
      const seen = await Promise.all(both.map(({ page }) => page.evaluate(() => window.mediaWatch?.report() ?? [])));
      const [theirs, ours] = seen.map((streams) =>
        Math.max(...streams.filter(({ kind }) => kind === 'video').map(({ longestGapMs }) => longestGapMs)),
      );
      outages.push(Math.max(theirs ?? Infinity, ours ?? Infinity));
      say(`change ${change}: Grace saw nothing for ${Math.round(ours ?? 0)} ms, Ada for ${Math.round(theirs ?? 0)} ms`);
    }
    await still.browser.close();
    await moving.browser.close();
    await site.stop();
    const [p50, p95] = [percentile(outages, 0.5), percentile(outages, 0.95)];
    return { unit: 'ms', outages, p50, p95, max: Math.max(...outages), limit: LIMIT };
  } finally {
    await network.close();
  }
}
