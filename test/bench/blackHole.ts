import { setTimeout as sleep } from 'node:timers/promises';
import { benchOutages, type OutageBench, type Pair } from './outages.ts';

/** For a meeting to come to a site, or to be out of it, and for a site to be up again, ms. */
const PATIENCE = 60_000;
const LOOK = 250;
/** Workers know the sites as they were up to 5 s ago. */
const KNOWN_BY_ALL = 6_000;

/** The machine of a meeting's media server vanishes from the network, and comes back after the meeting has gone elsewhere. */
export const benchBlackHole = (say: (line: string) => void): Promise<OutageBench> =>
  benchOutages('black hole', say, {
    limit: 12_000,
    trials: 10,
    watchedMs: 20_000,
    options: { second: true },
    prepare: (site) => site.operator.drain('first'),
    gather: gatherAtSecond,
    strike: ({ network }) => network.blackHole('second'),
    mend: ({ network }) => network.blackHole(null),
  });

/** Both sites take meetings, and this one, whose old rooms are gone, is at the second. */
async function gatherAtSecond({ site, people }: Pair): Promise<void> {
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
