import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createNetwork } from '../support/network/createNetwork.ts';
import { openBrowser } from '../support/network/openBrowser.ts';
import { NAMES, startSite, type RunningSite } from '../support/network/startSite.ts';
import { whyNoNetwork } from '../support/network/whyNoNetwork.ts';
import { Person } from '../support/Person.ts';
import { percentile } from './move/percentile.ts';
import { watchMedia } from './move/watchMedia.ts';

/** Milliseconds at p95. */
const LIMIT = 12_000;
const HOLES = 10;
/** Between the beginning of a black hole and the look at what it did, ms. */
const WATCHED = 20_000;
/** For a meeting to come to a site, or to be out of it, and for a site to be up again. */
const PATIENCE = 60_000;
const LOOK = 250;
/** Workers know the sites as they were up to 5 s ago. */
const KNOWN_BY_ALL = 6_000;

export interface BlackHoleBench {
  unit: 'ms';
  /** One a black hole: the longest that either of the two saw the other stand still. */
  outages: number[];
  p50: number;
  p95: number;
  max: number;
  limit: number;
}

/**
 * The machine of a meeting's media server vanishes from the network, and comes back after the meeting has gone on
 * elsewhere: how long pictures stand still. Rejects, saying why, where no networks can be built.
 */
export async function benchBlackHole(say: (line: string) => void): Promise<BlackHoleBench> {
  const why = await whyNoNetwork();
  if (why !== null) throw new Error(why);
  const network = await createNetwork(NAMES, { second: true });
  try {
    const site = await startSite(network, { relay: 'embedded' });
    await site.operator.drain('first');
    const meeting = `bench-${randomBytes(8).toString('hex')}`;
    const join = async (namespace: string, name: string) => {
      const browser = await openBrowser(namespace, network.folder, site.authority);
      const context = await browser.newContext({ baseURL: site.url, locale: 'en-GB' });
      const person = new Person(await context.newPage(), name);
      await watchMedia(person.page);
      await person.goToDoor(meeting);
      await person.join();
      return { person, browser };
    };
    const ada = await join(network.open, 'Ada');
    const grace = await join(network.restricted, 'Grace');
    const both = [ada.person, grace.person];

    const outages: number[] = [];
    for (let hole = 1; hole <= HOLES; hole++) {
      await gatherAtSecond(site, both);
      for (const { page } of both) await page.evaluate(() => window.mediaWatch?.reset());
      await network.blackHole('second');
      await sleep(WATCHED);
      const seen = await Promise.all(both.map(({ page }) => page.evaluate(() => window.mediaWatch?.report() ?? [])));
      const [theirs, ours] = seen.map((streams) =>
        Math.max(...streams.filter(({ kind }) => kind === 'video').map(({ longestGapMs }) => longestGapMs)),
      );
      outages.push(Math.max(theirs ?? Infinity, ours ?? Infinity));
      say(
        `black hole ${hole}: Ada saw nothing for ${Math.round(theirs ?? 0)} ms, Grace for ${Math.round(ours ?? 0)} ms`,
      );
      await network.blackHole(null);
    }
    await ada.browser.close();
    await grace.browser.close();
    await site.stop();
    const [p50, p95] = [percentile(outages, 0.5), percentile(outages, 0.95)];
    return { unit: 'ms', outages, p50, p95, max: Math.max(...outages), limit: LIMIT };
  } finally {
    await network.close();
  }
}

/** Both sites take meetings, and this one, whose old rooms are gone, is at the second. */
async function gatherAtSecond(site: RunningSite, people: readonly Person[]): Promise<void> {
  const areUp = async (...ids: string[]) =>
    (await site.operator.status()).sites.every(({ id, state }) => !ids.includes(id) || state === 'up');
  const seatsAt = async (at: 'first' | 'second') => [...(await site.rooms(at)).values()].flat();
  await until('the second site is up', () => areUp('second'));
  await sleep(KNOWN_BY_ALL);
  await site.operator.drain('first');
  await until('the meeting is at the second site alone', async () => {
    const [first, second] = [await seatsAt('first'), await seatsAt('second')];
    return first.length === 0 && second.length === people.length;
  });
  await site.operator.undrain('first');
  await until('the first site is up', () => areUp('first'));
  await sleep(KNOWN_BY_ALL);
  for (const person of people) {
    for (const other of people) if (other !== person) await person.expectVideoFrom(other);
  }
}

async function until(what: string, check: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE; !(await check()); await sleep(LOOK)) {
    if (Date.now() > end) throw new Error(`Not after ${PATIENCE / 1_000} s: ${what}.`);
  }
}
