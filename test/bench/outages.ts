import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createNetwork, type Network, type NetworkOptions } from '../support/network/createNetwork.ts';
import { openBrowser } from '../support/network/openBrowser.ts';
import { NAMES, startSite, type RunningSite } from '../support/network/startSite.ts';
import { whyNoNetwork } from '../support/network/whyNoNetwork.ts';
import { Person } from '../support/Person.ts';
import { percentile } from './move/percentile.ts';
import { watchMedia } from './move/watchMedia.ts';

export interface OutageBench {
  unit: 'ms';
  /** One a trial: the longest that either of the two saw the other stand still. */
  outages: number[];
  p50: number;
  p95: number;
  max: number;
  /** At p95. */
  limit: number;
}

/** Two people in browsers on networks of their own, and the site that they meet at. */
export interface Pair {
  network: Network;
  site: RunningSite;
  people: readonly [Person, Person];
}

export interface Outages {
  limit: number;
  trials: number;
  /** Between the beginning of a trial and the look at what it did, ms. */
  watchedMs: number;
  options?: NetworkOptions;
  /** Before the two meet. */
  prepare?(site: RunningSite): Promise<void>;
  /** Before each trial; what happens here is not counted. */
  gather?(pair: Pair): Promise<void>;
  /** What takes the media away. `number`: from 1. */
  strike(pair: Pair, number: number): Promise<void>;
  /** Afterwards. */
  mend?(pair: Pair): Promise<void>;
}

/**
 * How long pictures stand still when something happens to the networks of two people, the picture that each sees of the
 * other. Rejects, saying why, where no networks can be built.
 */
export async function benchOutages(what: string, say: (line: string) => void, plan: Outages): Promise<OutageBench> {
  const why = await whyNoNetwork();
  if (why !== null) throw new Error(why);
  const network = await createNetwork(NAMES, plan.options);
  try {
    const site = await startSite(network, { relay: 'embedded' });
    await plan.prepare?.(site);
    const meeting = `bench-${randomBytes(8).toString('hex')}`;
    const join = async (namespace: string, name: string) => {
      const browser = await openBrowser(namespace, network.folder, site.authority);
      const context = await browser.newContext({ baseURL: site.url, locale: 'en-GB' });
      const person = new Person(await context.newPage(), name);
      await watchMedia(person.page);
      await person.enter(meeting);
      return { person, browser };
    };
    const ada = await join(network.open, 'Ada');
    const grace = await join(network.restricted, 'Grace');
    const pair: Pair = { network, site, people: [ada.person, grace.person] };
    await ada.person.expectVideoFrom(grace.person);
    await grace.person.expectVideoFrom(ada.person);

    const outages: number[] = [];
    for (let number = 1; number <= plan.trials; number++) {
      await plan.gather?.(pair);
      for (const { page } of pair.people) await page.evaluate(() => window.mediaWatch?.reset());
      await plan.strike(pair, number);
      await sleep(plan.watchedMs);
      const seen = await Promise.all(pair.people.map(longestStandstill));
      outages.push(Math.max(...seen));
      const [byAda, byGrace] = seen.map(Math.round);
      say(`${what} ${number}: Ada saw nothing for ${byAda} ms, Grace for ${byGrace} ms`);
      await plan.mend?.(pair);
    }
    await ada.browser.close();
    await grace.browser.close();
    await site.stop();
    const [p50, p95] = [percentile(outages, 0.5), percentile(outages, 0.95)];
    return { unit: 'ms', outages, p50, p95, max: Math.max(...outages), limit: plan.limit };
  } finally {
    await network.close();
  }
}

/** Infinity where there is no picture at all. */
async function longestStandstill({ page }: Person): Promise<number> {
  const streams = await page.evaluate(() => window.mediaWatch?.report() ?? []);
  const pictures = streams.filter(({ kind }) => kind === 'video').map(({ longestGapMs }) => longestGapMs);
  return pictures.length > 0 ? Math.max(...pictures) : Infinity;
}
