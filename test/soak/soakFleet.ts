import { setTimeout as sleep } from 'node:timers/promises';
import { startBots, type Bots } from '../bots/startBots.ts';
import { startFleet, type Fleet } from '../support/startFleet.ts';
import { chooseTrouble, type Trouble } from './chooseTrouble.ts';
import { findLosses, type Snapshot } from './findLosses.ts';
import { seededRandom } from './seededRandom.ts';

export interface SoakOptions {
  meetings: number;
  /** How long sites come to grief. */
  seconds: number;
  /** The same seed is the same order of troubles. */
  seed: number;
  say(line: string): void;
}

export interface Soak {
  people: number;
  troubles: Trouble[];
  /** What was lost or wrong at the end, in words; empty: nothing. */
  losses: string[];
  /**
   * Milliseconds without sound, the longest of every person, sorted. Not judged: after a kill all people of a site come
   * to another one at once, and here clients and SFUs share a few cores.
   */
  silences: number[];
}

const SITES = ['s1', 's2', 's3'];
/** Between two people who come, so that the beginning is not the test. */
const COMING_MS = 40;
/** Between two troubles: at least, and at random that much more. */
const PAUSE_MS = { least: 4_000, more: 6_000 };
/** A killed site comes back after this. */
const DEAD_MS = { least: 2_000, more: 6_000 };
/** After the last trouble, until everything has come to rest. Old rooms are deleted 20 s after a move. */
const REST_MS = 90_000;
/** In a conversation of hundreds on one machine: ten packets a second and person, as silence has. */
const SOUND_EVERY_MS = 100;
/** Long enough for some dozens of packets of everybody. */
const LISTEN_MS = 4_000;

/** Meetings of two and three on three sites, which are drained, killed, added and removed meanwhile. */
export async function soakFleet(options: SoakOptions): Promise<Soak> {
  const { meetings, seconds, say } = options;
  const random = seededRandom(options.seed);
  const fleet = await startFleet(SITES);
  const bots = await startBots(fleet.box.url);
  try {
    const people = await arrive(bots, meetings, say);
    await bots.reset();
    const troubles: Trouble[] = [];
    const end = Date.now() + seconds * 1_000;
    while (Date.now() < end) {
      const trouble = chooseTrouble(await fleet.status(), [...people.keys()], random);
      troubles.push(trouble);
      say(describe(trouble));
      await cause(trouble, fleet, bots, DEAD_MS.least + random() * DEAD_MS.more);
      await sleep(PAUSE_MS.least + random() * PAUSE_MS.more);
    }
    const silences = longestSilences(await bots.report());
    say('no more trouble; waiting until everything has come to rest');
    const losses = await settle(fleet, bots, people);
    return { people: people.size, troubles, losses, silences };
  } finally {
    await bots.stop();
    await fleet.stop();
  }
}

/** By bot: its meeting. */
async function arrive(bots: Bots, meetings: number, say: SoakOptions['say']): Promise<Map<string, string>> {
  const people = new Map<string, string>();
  for (let meeting = 1; meeting <= meetings; meeting++) {
    for (let person = 1; person <= 2 + (meeting % 2); person++) people.set(`m${meeting}p${person}`, `soak-${meeting}`);
  }
  for (const [bot, meeting] of people) {
    bots.join(bot, { meeting, audioEveryMs: SOUND_EVERY_MS });
    await sleep(COMING_MS);
  }
  for (const one of people.keys()) await bots.until(({ event, bot }) => event === 'joined' && bot === one, 60_000);
  say(`${people.size} people in ${meetings} meetings`);
  return people;
}

async function cause(trouble: Trouble, fleet: Fleet, bots: Bots, deadMs: number): Promise<void> {
  switch (trouble.kind) {
    case 'drain':
      return fleet.drain(trouble.site);
    case 'undrain':
      return fleet.undrain(trouble.site);
    case 'add':
      return void (await fleet.add(trouble.site));
    case 'remove':
      return fleet.remove(trouble.site);
    case 'kill': {
      const sfu = fleet.sfus.get(trouble.site);
      await sfu?.kill();
      await sleep(deadMs);
      return sfu?.restart();
    }
    case 'cut':
      for (const bot of trouble.people) bots.cut(bot);
  }
}

function describe(trouble: Trouble): string {
  return trouble.kind === 'cut'
    ? `cut the sockets of ${trouble.people.length} people`
    : `${trouble.kind} ${trouble.site}`;
}

/** Looks again until nothing is lost or wrong, or the time is over. */
async function settle(fleet: Fleet, bots: Bots, people: ReadonlyMap<string, string>): Promise<string[]> {
  const end = Date.now() + REST_MS;
  for (;;) {
    const losses = findLosses(people, await look(fleet, bots));
    if (losses.length === 0 || Date.now() > end) return losses;
  }
}

async function look(fleet: Fleet, bots: Bots): Promise<Snapshot> {
  await bots.reset();
  await sleep(LISTEN_MS);
  const sites = new Map<string, Map<string, string[]>>();
  for (const [id, sfu] of fleet.sfus) sites.set(id, await sfu.rooms());
  return { reports: await bots.report(), sites, status: await fleet.status() };
}

function longestSilences(reports: Awaited<ReturnType<Bots['report']>>): number[] {
  return Object.values(reports)
    .map(({ heard }) => Math.max(0, ...Object.values(heard).map(({ audio }) => audio?.longestGapMs ?? 0)))
    .toSorted((a, b) => a - b);
}
