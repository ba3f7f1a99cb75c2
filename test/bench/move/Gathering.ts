import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import type { Bots } from '../../bots/startBots.ts';
import { Person } from '../../support/Person.ts';
import { trialOf, type Stream, type Trial } from './Trial.ts';
import { watchMedia } from './watchMedia.ts';

/** A picture or a sound that came this long ago has come back. */
const PRESENT_MS = 400;
const LOOK_MS = 200;

/** As many pages as two cores carry, with room for a move: in every page all others are decoded and drawn. */
const pagesAmong = (size: number) => (size <= 2 ? ['Ada', 'Grace'] : ['Ada']);

/** One meeting of pages and bots, all with camera and microphone. */
export class Gathering {
  readonly #pages: readonly Person[];
  readonly #bots: Bots;
  readonly #names: readonly string[];

  private constructor(pages: readonly Person[], bots: Bots, names: readonly string[]) {
    this.#pages = pages;
    this.#bots = bots;
    this.#names = names;
  }

  /** The first one or two are pages, everybody else is a bot. */
  static async open(browser: Browser, bots: Bots, url: string, meeting: string, size: number): Promise<Gathering> {
    const pages: Person[] = [];
    for (const name of pagesAmong(size)) {
      const context = await browser.newContext({
        baseURL: url,
        locale: 'en-GB',
        // Small, because two cores draw everything: what is measured is the move. Not as small as a phone, whose page takes nine.
        viewport: { width: 640, height: 660 },
      });
      const page = await context.newPage();
      await watchMedia(page);
      const person = new Person(page, name);
      await person.enter(meeting);
      pages.push(person);
    }
    const names = Array.from({ length: size - pages.length }, (_, i) => `${meeting}-bot${i + 1}`);
    for (const name of names) {
      bots.join(name, { meeting, video: true });
      await bots.until(({ event, bot }) => event === 'joined' && bot === name);
    }
    const gathering = new Gathering(pages, bots, names);
    if (!(await gathering.isBack(60_000))) throw new Error(`not everybody of ${meeting} sees and hears everybody`);
    return gathering;
  }

  get size(): number {
    return this.#pages.length + this.#names.length;
  }

  /** A seat of somebody who is there to the end. */
  get seat(): string {
    const [first] = this.#pages;
    if (!first) throw new Error('nobody is there');
    return first.seat;
  }

  async reset(): Promise<void> {
    await Promise.all([this.#bots.reset(), ...this.#pages.map(({ page }) => page.evaluate(resetWatch))]);
  }

  /** Bots whose SDK got no media in a room that it had entered, and had to try again. */
  stumbles(beganAt: number): number {
    return this.#bots.events.filter(({ event, at }) => event === 'failed' && at >= beganAt).length;
  }

  /** One for each participant. `beganAt`: Unix milliseconds. */
  async trials(beganAt: number): Promise<Trial[]> {
    return (await this.#streams()).map((streams) => trialOf(streams, beganAt));
  }

  /** Whether everybody's picture and sound reaches everybody, waiting for it at most so long. */
  async isBack(timeoutMs: number): Promise<boolean> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const streams = await this.#streams();
      if (streams.every((one) => this.#isPresent(one.video) && this.#isPresent(one.audio))) return true;
      if (Date.now() > end) return false;
      await sleep(LOOK_MS);
    }
  }

  async close(): Promise<void> {
    for (const name of this.#names) await this.#bots.leave(name);
    for (const person of this.#pages) {
      await person.leave();
      await person.page.context().close();
    }
  }

  /** All others are there, and no gap reaches to the present. */
  #isPresent(streams: readonly Stream[]): boolean {
    const latest = Date.now() - PRESENT_MS;
    return (
      streams.length === this.size - 1 &&
      streams.every(({ gaps }) => gaps.every(({ from, to }) => to < latest || to - from < PRESENT_MS))
    );
  }

  async #streams(): Promise<{ video: Stream[]; audio: Stream[] }[]> {
    const reports = await this.#bots.report();
    const seen = await Promise.all(this.#pages.map(({ page }) => page.evaluate(readWatch)));
    const byBots = this.#names.map((name) => {
      const heard = Object.values(reports[name]?.heard ?? {});
      return { video: heard.flatMap(({ video }) => video ?? []), audio: heard.flatMap(({ audio }) => audio ?? []) };
    });
    const byPages = seen.map((watched) => ({
      video: watched.filter(({ kind }) => kind === 'video'),
      audio: watched.filter(({ kind }) => kind === 'audio'),
    }));
    return [...byPages, ...byBots];
  }
}

// These two run in the page.
const resetWatch = () => window.mediaWatch?.reset();
const readWatch = () => window.mediaWatch?.report() ?? [];
