import { expect, type BrowserContextOptions } from '@playwright/test';
import type { Person } from '../Person.ts';
import { apart } from './apart.ts';
import { Cinema } from './Cinema.ts';
import { slowLine } from './slowLine.ts';
import { watchPictures, type Shown } from './watchPictures.ts';

/** What is wrong with somebody's machine or network, in milliseconds. */
export interface Trouble {
  /** Their clocks are ahead. */
  readonly clock?: number;
  /** Everything of the meeting and the film takes longer, each way. */
  readonly line?: number;
}

export interface Viewer {
  readonly person: Person;
  readonly cinema: Cinema;
  /** The pictures that came onto their screen. */
  shown(): Promise<Shown[]>;
}

/** Milliseconds after a play, a seek or a join from which on everybody is in step, and for how long it is looked. */
const SETTLED = 5_000;
const LOOK = 4_000;

type Open = (name: string, options?: BrowserContextOptions) => Promise<Person>;

/** People who watch the test's film in one meeting, without cameras, so that the machine has time for it. */
export class Audience {
  readonly viewers: Viewer[] = [];
  readonly #open: Open;
  readonly #meeting: string;

  constructor(open: Open, meeting: string) {
    this.#open = open;
    this.#meeting = meeting;
  }

  /** One more comes into the meeting. */
  async enter(name: string, { clock = 0, line = 0 }: Trouble = {}): Promise<Viewer> {
    const person = await this.#open(name, line > 0 ? { userAgent: `Chrome SlowLine/${line}` } : {});
    if (line > 0) await slowLine(person.page, line);
    const shown = await watchPictures(person.page, { clock });
    await person.goToDoor(this.#meeting);
    await person.page.getByRole('button', { name: 'Turn camera off' }).click();
    await person.page.getByRole('button', { name: 'Mute microphone' }).click();
    await person.join();
    const viewer = { person, cinema: new Cinema(person), shown };
    this.viewers.push(viewer);
    return viewer;
  }

  /** How far apart the pictures of all were, in milliseconds, from 5 s to 9 s after something was done. `rate`: of the film by then. */
  async apartAfter(act: () => Promise<unknown>, rate = 1): Promise<number[]> {
    await act();
    const done = Date.now();
    const end = done + SETTLED + LOOK;
    const last = async () => (await this.screens()).map((shown) => shown.at(-1)?.at ?? 0);
    await expect
      .poll(async () => Math.min(...(await last())) - end, { message: 'the film goes on everywhere', timeout: 20_000 })
      .toBeGreaterThan(0);
    return apart(await this.screens(), done + SETTLED, end).map((ms) => ms / rate);
  }

  screens(): Promise<Shown[][]> {
    return Promise.all(this.viewers.map((viewer) => viewer.shown()));
  }

  /** The numbers of the pictures that stand on all screens. */
  async numbers(): Promise<number[]> {
    return (await this.screens()).map((shown) => shown.at(-1)?.number ?? Number.NaN);
  }
}
