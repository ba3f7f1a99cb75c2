import { randomBytes } from 'node:crypto';
import { launchChromium } from '../support/launchChromium.ts';
import { openPerson } from '../support/people.ts';
import { startBox, type Box } from '../support/startBox.ts';
import { Audience, type Trouble } from '../support/film/Audience.ts';
import { serveFilm, type FilmServer } from '../support/film/serveFilm.ts';
import type { Browser } from '@playwright/test';
import { percentile } from './move/percentile.ts';
import { watchMachine } from './move/watchMachine.ts';

/** Milliseconds between any two screens, at the 95th percentile, from 5 s after something was done. */
const LIMIT = 150;
/** How often the film is paused and played, and sent to another place, in each meeting. */
const ROUNDS = 3;
/** Names, and what is wrong with their machine or network. */
const AUDIENCES: readonly (readonly (readonly [string, Trouble])[])[] = [
  [
    ['Ada', {}],
    ['Grace', { clock: 7_000 }],
  ],
  [
    ['Ada', {}],
    ['Grace', { clock: 7_000 }],
    ['Linus', { line: 200 }],
    ['Jan', {}],
    ['Maja', {}],
  ],
];
const AFTER = ['start', 'join', 'play', 'seek', 'rate'] as const;
type After = (typeof AFTER)[number];

export interface WatchRow {
  after: After;
  people: number;
  p50: number;
  p95: number;
  max: number;
  /** Moments that were looked at. */
  looks: number;
}

export interface WatchBench {
  unit: 'ms';
  rows: WatchRow[];
  limit: number;
  /** How busy all cores were in the busiest second, 0 to 1. */
  busiest: number;
  ok: boolean;
}

/**
 * How far apart the pictures of a film are on the screens of people who watch it together: read off the pictures themselves,
 * into which their numbers are burnt. One has a clock that is wrong by 7 s, one a line that takes 200 ms longer each way, the
 * last one joins late.
 */
export async function benchWatch(say: (line: string) => void): Promise<WatchBench> {
  const box = await startBox();
  const browser = await launchChromium({ fps: 20 });
  const films = await serveFilm(browser);
  const endWatch = watchMachine();
  const rows: WatchRow[] = [];
  try {
    for (const people of AUDIENCES) {
      const apart = await sit(browser, box, films, people, say);
      for (const after of AFTER) {
        const all = apart[after];
        const at = (part: number) => percentile(all, part);
        rows.push({ after, people: people.length, p50: at(0.5), p95: at(0.95), max: at(1), looks: all.length });
      }
    }
  } finally {
    await browser.close();
    await films.close();
    await box.stop();
  }
  return { unit: 'ms', rows, limit: LIMIT, busiest: endWatch(), ok: rows.every(({ p95 }) => p95 <= LIMIT) };
}

export function describeWatch({ rows, limit, busiest, ok }: WatchBench): string[] {
  const figures = ({ p50, p95, max, looks }: WatchRow) =>
    [p50, p95, max, looks].map((figure) => String(Math.round(figure)).padStart(7)).join('');
  return [
    'ms between any two screens, from 5 s after',
    'what     people    p50    p95    max  looks',
    ...rows.map((row) => `${row.after.padEnd(8)}${String(row.people).padStart(7)}${figures(row)}`),
    `the machine was at most ${Math.round(busiest * 100)} % busy`,
    `in step: ${ok ? 'yes' : 'NO'} (p95 at most ${limit} ms)`,
  ];
}

/** One audience from the start of the film to its end. */
async function sit(
  browser: Browser,
  box: Box,
  films: FilmServer,
  people: readonly (readonly [string, Trouble])[],
  say: (line: string) => void,
): Promise<Record<After, number[]>> {
  const meeting = `bench-${randomBytes(8).toString('hex')}`;
  const audience = new Audience((name, options) => openPerson(browser, box.url, name, options), meeting);
  const apart: Record<After, number[]> = { start: [], join: [], play: [], seek: [], rate: [] };
  const measure = async (after: After, act: () => Promise<unknown>, rate = 1) => {
    const found = await audience.apartAfter(act, rate);
    apart[after].push(...found);
    say(`${people.length} people, ${after}: p95 ${Math.round(percentile(found, 0.95))} ms`);
  };
  const [late, ...early] = people.toReversed();
  for (const [name, trouble] of early.toReversed()) await audience.enter(name, trouble);
  const [first, ...others] = audience.viewers;
  if (!first || !late) throw new Error('nobody');
  await measure('start', async () => {
    await first.cinema.start(films.film);
    for (const { cinema } of others) await cinema.watchAlong();
  });
  await measure('join', async () => {
    const { cinema } = await audience.enter(...late);
    await cinema.watchAlong();
  });
  for (let round = 1; round <= ROUNDS; round++) {
    const by = audience.viewers[round % audience.viewers.length] ?? first;
    await by.cinema.button('Pause').click();
    await by.cinema.button('Play').waitFor();
    await measure('play', () => by.cinema.button('Play').click());
    await measure('seek', () => by.cinema.jumpTo(round % 2 === 0 ? 0.1 : 0.55));
  }
  const speed = first.cinema.controls.getByRole('combobox', { name: 'Speed' });
  await measure('rate', () => speed.selectOption('1.5'), 1.5);
  for (const { person } of audience.viewers) await person.page.context().close();
  return apart;
}
