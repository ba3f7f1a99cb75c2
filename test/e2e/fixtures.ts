import { randomBytes } from 'node:crypto';
import { test as base, type BrowserContextOptions } from '@playwright/test';
import { launchChromium } from '../support/launchChromium.ts';
import { closePeople, hasFailed, openPerson } from '../support/people.ts';
import type { Person } from '../support/Person.ts';
import { startBox, type Box } from '../support/startBox.ts';
import { startDev } from '../support/startDev.ts';
import { startEdge } from '../support/startEdge.ts';

/** How the system under test is run. */
export type Way = 'box' | 'edge' | 'dev';

/** A running system that people can meet on. */
interface Place {
  url: string;
  hostName: string;
  hostKey: string;
  /** What its processes have printed. */
  output(): string | Promise<string>;
  stop(): Promise<unknown>;
}

export interface Fixtures {
  /** A name for this test's meeting alone. */
  meeting: string;
  /** Somebody in front of a browser of their own, where nothing is open yet. Their browser is closed after the test. */
  someone: (name: string, options?: BrowserContextOptions) => Promise<Person>;
  /** The same, signed in as the host. */
  theHost: (name: string) => Promise<Person>;
}

export interface WorkerFixtures {
  way: Way;
  place: Place;
  /** For tests that look behind the scenes. */
  box: Box;
}

/** The browser's start, the build of an SFU where there is none, the first start of a box. */
const STARTING_MS = 10 * 60_000;

const START: Record<Way, () => Promise<Place>> = { box: () => startBox(), edge: startEdge, dev: () => startDev() };

export const test = base.extend<Fixtures, WorkerFixtures>({
  way: ['box', { option: true, scope: 'worker' }],

  browser: [
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: STARTING_MS },
  ],

  place: [
    async ({ way }, use) => {
      const place = await START[way]();
      await use(place);
      await place.stop();
    },
    { scope: 'worker', timeout: STARTING_MS },
  ],

  box: [
    async ({ place }, use) => {
      if (!('pids' in place)) throw new Error('This test needs a box.');
      await use(place as Box);
    },
    { scope: 'worker' },
  ],

  meeting: async ({}, use) => {
    await use(`meeting-${randomBytes(6).toString('hex')}`);
  },

  someone: async ({ browser, place }, use, testInfo) => {
    const people: Person[] = [];
    await use(async (name, options) => {
      const person = await openPerson(browser, place.url, name, options);
      people.push(person);
      return person;
    });
    await closePeople(people, testInfo);
    if (hasFailed(testInfo)) {
      await testInfo.attach('output.txt', { body: await place.output(), contentType: 'text/plain' });
    }
  },

  theHost: async ({ someone, place }, use) => {
    await use(async (name) => {
      const host = await someone(name);
      await host.signIn(place.hostName, place.hostKey);
      return host;
    });
  },
});

export { expect } from '@playwright/test';
