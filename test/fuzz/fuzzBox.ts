import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerMessage } from '../../worker/protocol/messages.ts';
import { Dice } from '../support/Dice.ts';
import { residentMemory } from '../support/residentMemory.ts';
import { startBox, type Box } from '../support/startBox.ts';
import { brokenFrame } from './brokenFrames.ts';
import { sendBrokenRequest } from './brokenRequest.ts';
import { hostileRequest } from './hostileRequest.ts';
import { mutate } from './mutate.ts';
import { setScene, type Scene } from './scene.ts';
import { sendRequest } from '../support/sendRequest.ts';
import type { Stand } from './Stand.ts';
import { storedMeetings } from './storedMeetings.ts';
import { warmUp } from './warmUp.ts';
import { wellFormed } from './wellFormed.ts';

export interface FuzzOptions {
  /** Messages and requests, all kinds together. */
  count: number;
  /** The same seed makes the same ones. */
  seed: number;
  say(line: string): void;
}

export interface Fuzz {
  /** What should not have happened, in words. */
  readonly problems: readonly string[];
  /** How often what was sent, answered or closed. */
  readonly tally: ReadonlyMap<string, number>;
  /** Megabytes of workerd, while it was going on. */
  readonly memory: readonly number[];
}

/** Sent before it is asked whether all is well. */
const BATCH = 25;
const VOLLEY = 5;
/** Close codes (docs/PROTOCOL.md; RFC 6455 §7.4.1): of our protocol, or of one that was broken. */
const OURS = (code: number) => code >= 4400 && code <= 4499;
const BROKEN = new Set([1000, 1002, 1003, 1006, 1007, 1009]);
/** A message is answered within milliseconds; whoever is silent for so long has died. */
const PATIENCE_MS = 15_000;

/** Hostile messages, frames and requests against a whole box with meetings in it. */
export async function fuzzBox({ count, seed, say }: FuzzOptions): Promise<Fuzz> {
  const box = await startBox();
  try {
    const scene = await setScene(box);
    const fuzz = new Fuzzing(box, scene, new Dice(seed));
    await warmUp(box.url);
    const before = storedMeetings(box.state);
    const { workerd } = box.pids();
    for (let sent = 0; sent < count; sent += BATCH) {
      await fuzz.batch();
      if (sent % 1_000 === 0) say(`${sent} sent, workerd ${Math.round(fuzz.memory.at(-1) ?? 0)} MB`);
    }
    await fuzz.end(before);
    fuzz.problems.push(...unexplained(readFileSync(join(box.state, 'logs', 'workerd.log'), 'utf8')));
    if (box.pids().workerd !== workerd) fuzz.problems.push('workerd has died');
    scene.close();
    return fuzz;
  } finally {
    await box.stop();
  }
}

/** What workerd has logged as failed, but for what it says of requests that are no HTTP. */
const unexplained = (log: string): string[] =>
  log.split('\n').filter((line) => / error: /.test(line) && !/kj\/compat\/(http|url)\.c\+\+/.test(line));

class Fuzzing implements Fuzz {
  readonly problems: string[] = [];
  readonly tally = new Map<string, number>();
  readonly memory: number[] = [];
  readonly #box: Box;
  readonly #scene: Scene;
  readonly #dice: Dice;

  constructor(box: Box, scene: Scene, dice: Dice) {
    this.#box = box;
    this.#scene = scene;
    this.#dice = dice;
  }

  /** Some of one kind, and then a look whether the box lives. */
  async batch(): Promise<void> {
    const dice = this.#dice;
    const kind = dice.pick(['messages', 'messages', 'messages', 'requests', 'requests', 'frames']);
    try {
      if (kind === 'messages') await inTime(this.#messages(dice.pick(this.#scene.stands)), kind);
      if (kind === 'frames') await inTime(this.#frames(), kind);
      if (kind === 'requests') await inTime(this.#requests(), kind);
      const health = await fetch(`${this.#box.url}/api/health`);
      if (!health.ok) this.problems.push(`/api/health was answered ${health.status}`);
    } catch (error) {
      this.problems.push(String(error));
    }
    const { workerd } = this.#box.pids();
    if (workerd) this.memory.push(residentMemory(workerd));
  }

  /** Everybody is where they were, and nothing has changed. */
  async end(before: Record<string, string[]>): Promise<void> {
    for (const stand of this.#scene.stands) {
      try {
        this.#refused(stand, await stand.ask());
      } catch (error) {
        this.problems.push(String(error));
      }
    }
    for (const { changes } of this.#scene.witnesses) this.problems.push(...changes.map((change) => `told: ${change}`));
    const after = storedMeetings(this.#box.state);
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      this.problems.push(`stored: ${JSON.stringify(after)} and not ${JSON.stringify(before)}`);
    }
  }

  #count(what: string): void {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1);
  }

  /** Whole frames of text, most of which are no messages. */
  async #messages(stand: Stand): Promise<void> {
    for (let i = 0; i < BATCH; i++) {
      const socket = await stand.socket();
      const text = this.#message(stand);
      if (this.#dice.chance(0.03)) socket.binary(Buffer.from(text));
      else socket.text(text);
      this.#count('messages');
      // In volleys: what comes behind the one for which a socket is closed is not read.
      if (i % VOLLEY === VOLLEY - 1) await this.#look(stand);
    }
  }

  /** Whether all that was said has been refused. */
  async #look(stand: Stand): Promise<void> {
    const answer = await stand.ask();
    for (const code of stand.closes.splice(0)) this.#closed(code, OURS, stand.name);
    // Or it was closed for what came before.
    if (answer !== null) this.#refused(stand, answer);
  }

  #refused(stand: Stand, answer: ServerMessage | null): void {
    const what = answer?.type === 'refused' ? answer.code : JSON.stringify(answer);
    this.#count(`answered: ${what}`);
    if (answer?.type !== 'refused') this.problems.push(`${stand.name} was answered ${what}`);
  }

  /** One that its stand has no right to. */
  #message(stand: Stand): string {
    const dice = this.#dice;
    const { seats } = this.#scene;
    if (dice.chance(0.25)) return JSON.stringify(wellFormed(dice, seats, stand.legitimate));
    for (;;) {
      const text = mutate(JSON.stringify(wellFormed(dice, seats, new Set())), dice);
      if (!stand.mayRightlySay(text)) return text;
    }
  }

  /** Sockets at the door that end in a broken frame. */
  async #frames(): Promise<void> {
    const { door } = this.#scene;
    for (let i = 0; i < BATCH; i++) {
      const socket = await door.socket();
      socket.write(brokenFrame(this.#dice));
      this.#count('frames');
      // Where half a frame is waited for, there is no more to come.
      door.leave();
      this.#closed(await socket.closed, (code) => OURS(code) || BROKEN.has(code), 'a broken frame');
    }
  }

  #closed(code: number, isFine: (code: number) => boolean, whose: string): void {
    this.#count(`closed: ${code}`);
    if (!isFine(code)) this.problems.push(`${whose}: the socket was closed with ${code}`);
  }

  async #requests(): Promise<void> {
    const { addresses, meetings } = this.#scene;
    const { url } = this.#box;
    const sent = Array.from({ length: BATCH }, async () => {
      if (this.#dice.chance(0.15)) {
        const { status, what } = await sendBrokenRequest(this.#dice, url);
        // workerd itself answers what is no HTTP, or not for it, with these; nothing of ours has seen it.
        return status === 500 || status === 501 ? this.#count(`no HTTP: ${status}`) : this.#answered(status, what);
      }
      const asked = hostileRequest(this.#dice, url, meetings);
      const what = `${asked.method} ${asked.path.slice(0, 120)} ${JSON.stringify(asked.headers).slice(0, 300)}`;
      try {
        return this.#answered(await sendRequest(url, asked, addresses.next().value), what);
      } catch (error) {
        this.problems.push(`${what}: ${String(error)}`);
      }
    });
    await Promise.all(sent);
  }

  #answered(status: number | null, what: string): void {
    this.#count('requests');
    this.#count(`status: ${status ?? 'none'}`);
    if (status !== null && status >= 500) this.problems.push(`${status} for ${what}`);
  }
}

async function inTime<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end of ${what} within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
