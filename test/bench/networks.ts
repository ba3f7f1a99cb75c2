import { randomBytes } from 'node:crypto';
import type { Browser } from '@playwright/test';
import { createNetwork } from '../support/network/createNetwork.ts';
import { openBrowser } from '../support/network/openBrowser.ts';
import type { Restriction } from '../support/network/Restriction.ts';
import { NAMES, startSite, type RunningSite, type SiteOptions } from '../support/network/startSite.ts';
import { whyNoNetwork } from '../support/network/whyNoNetwork.ts';
import { Person } from '../support/Person.ts';
import { median } from './median.ts';
import { timeJoin } from './timeJoin.ts';

/** Joining behind a firewall, as a multiple of joining on an open network. */
const LIMIT = 2;
const ROUNDS = 5;
/** Who sends, by their display name. */
const SENDER = 'Ada';

const FIREWALLS: readonly { name: string; relay: SiteOptions['relay']; restriction: Restriction }[] = [
  { name: 'UDP blocked', relay: 'embedded', restriction: { kind: 'noUdp' } },
  { name: 'nothing but TCP 443, embedded relay', relay: 'embedded', restriction: { kind: 'only443' } },
  { name: 'nothing but TCP 443, coturn', relay: 'coturn', restriction: { kind: 'only443' } },
];

/** Milliseconds of each try, and the ratio of their medians. */
interface Times {
  open: number[];
  behind: number[];
  ratio: number;
}

export interface NetworksBench {
  unit: 'ms';
  /** `first`: with a browser that has just been started. `again`: a second time with the same. */
  firewalls: { name: string; first: Times; again: Times }[];
  /** The largest. */
  ratio: number;
  limit: number;
}

/**
 * Click on Join → first remote frame, by the product's page behind each firewall and on the same network without it, in
 * turn. Rejects, saying why, where no networks can be built.
 */
export async function benchNetworks(say: (line: string) => void): Promise<NetworksBench> {
  const why = await whyNoNetwork();
  if (why !== null) throw new Error(why);
  const firewalls: NetworksBench['firewalls'] = [];
  for (const { name, relay, restriction } of FIREWALLS) {
    firewalls.push({ name, ...(await benchFirewall(relay, restriction, (line) => say(`${name}: ${line}`))) });
  }
  const ratio = Math.max(...firewalls.flatMap(({ first, again }) => [first.ratio, again.ratio]));
  return { unit: 'ms', firewalls, ratio, limit: LIMIT };
}

async function benchFirewall(
  relay: SiteOptions['relay'],
  restriction: Restriction,
  say: (line: string) => void,
): Promise<{ first: Times; again: Times }> {
  const network = await createNetwork(NAMES);
  try {
    const site = await startSite(network, { relay });
    const sending = await openBrowser(network.open, network.folder, site.authority);
    const meeting = `bench-${randomBytes(8).toString('hex')}`;
    const sender = await atTheDoor(sending, site, meeting, SENDER);
    await sender.join();

    const joinTwice = async (restriction: Restriction): Promise<[number, number]> => {
      await network.restrict(restriction);
      const browser = await openBrowser(network.restricted, network.folder, site.authority);
      const times: [number, number] = [
        await join(browser, site, meeting, sender),
        await join(browser, site, meeting, sender),
      ];
      await browser.close();
      return times;
    };
    // Once for nothing: warms the SFU and the objects.
    await joinTwice({ kind: 'none' });
    const rounds: { open: [number, number]; behind: [number, number] }[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const open = await joinTwice({ kind: 'none' });
      const behind = await joinTwice(restriction);
      rounds.push({ open, behind });
      say(`open ${format(open)}, behind it ${format(behind)} ms (first, again)`);
    }
    await sending.close();
    await site.stop();
    return { first: timesOf(rounds, 0), again: timesOf(rounds, 1) };
  } finally {
    await network.close();
  }
}

async function atTheDoor(browser: Browser, site: RunningSite, meeting: string, name: string): Promise<Person> {
  const context = await browser.newContext({ baseURL: site.url, locale: 'en-GB' });
  const person = new Person(await context.newPage(), name);
  await person.goToDoor(meeting);
  return person;
}

/** One more person joins, and leaves. */
async function join(browser: Browser, site: RunningSite, meeting: string, sender: Person): Promise<number> {
  const person = await atTheDoor(browser, site, meeting, 'Grace');
  // The camera's picture is there, and so is what the door loads ahead of the call.
  await person.page.waitForFunction(() =>
    [...document.querySelectorAll('video')].some((video) => video.videoWidth > 0),
  );
  await person.page.waitForLoadState('networkidle');
  const time = await timeJoin(person, sender.name);
  await person.leave();
  await person.page.context().close();
  return time;
}

const format = (times: readonly number[]) => times.map(Math.round).join(' and ');

function timesOf(rounds: readonly { open: [number, number]; behind: [number, number] }[], which: 0 | 1): Times {
  const open = rounds.map((round) => round.open[which]);
  const behind = rounds.map((round) => round.behind[which]);
  return { open, behind, ratio: median(behind) / median(open) };
}
