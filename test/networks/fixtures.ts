import { randomBytes } from 'node:crypto';
import { test as base, type Browser } from '@playwright/test';
import { createNetwork, type Network } from '../support/network/createNetwork.ts';
import { openBrowser } from '../support/network/openBrowser.ts';
import { NAMES, startSite, type RunningSite } from '../support/network/startSite.ts';
import { whyNoNetwork } from '../support/network/whyNoNetwork.ts';
import { closePeople, hasFailed, openPerson } from '../support/people.ts';
import type { Person } from '../support/Person.ts';

export interface NetworkOptions {
  relay: 'embedded' | 'coturn';
  /** With a second site, on a machine of its own. */
  secondMachine: boolean;
}

interface WorkerFixtures extends NetworkOptions {
  network: Network;
  site: RunningSite;
  browsers: { open: Browser; restricted: Browser };
}

interface Fixtures {
  /** A name for this test's meeting alone. */
  meeting: string;
  /** Somebody with an open network, or behind the restriction, at the landing page. */
  someone: (name: string, where: 'open' | 'restricted') => Promise<Person>;
}

const why = await whyNoNetwork();

/** For the top of each file: skips its tests, saying why, where no networks can be built. */
export const skipWithoutNetworks = (): void => test.skip(why !== null, why ?? '');

/** The SFU's build, where there is none. */
const STARTING_MS = 10 * 60_000;

export const test = base.extend<Fixtures, WorkerFixtures>({
  relay: ['embedded', { option: true, scope: 'worker' }],
  secondMachine: [false, { option: true, scope: 'worker' }],

  network: [
    async ({ secondMachine }, use) => {
      const network = await createNetwork(NAMES, { second: secondMachine });
      await use(network);
      await network.close();
    },
    { scope: 'worker', timeout: STARTING_MS },
  ],

  site: [
    async ({ network, relay }, use) => {
      const site = await startSite(network, { relay });
      await use(site);
      await site.stop();
    },
    { scope: 'worker', timeout: STARTING_MS },
  ],

  browsers: [
    async ({ network, site }, use) => {
      const open = await openBrowser(network.open, network.folder, site.authority);
      const restricted = await openBrowser(network.restricted, network.folder, site.authority);
      await use({ open, restricted });
      await open.close();
      await restricted.close();
    },
    { scope: 'worker', timeout: STARTING_MS },
  ],

  meeting: async ({}, use) => {
    await use(`meeting-${randomBytes(6).toString('hex')}`);
  },

  someone: async ({ browsers, network, site }, use, info) => {
    const people: Person[] = [];
    await use(async (name, where) => {
      const person = await openPerson(browsers[where], site.url, name);
      people.push(person);
      return person;
    });
    await closePeople(people, info);
    await network.restrict({ kind: 'none' });
    await network.blackHole(null);
    if (hasFailed(info)) await info.attach('site.txt', { body: site.output(), contentType: 'text/plain' });
  },
});

export { expect } from '@playwright/test';
