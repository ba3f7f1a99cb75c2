import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach } from 'vitest';
import { objectName } from '../../worker/services/secrets.ts';
import type { Meeting } from './entry.ts';
import { clock, testBindings, testSfu } from './testPorts.ts';

const { MEETING: meetings, PEPPER } = env as unknown as { MEETING: DurableObjectNamespace<Meeting>; PEPPER: string };

let count = 0;

/** The meeting of one test, whose name no other has. */
export const story = { name: '' };
export const stub = () => meetings.getByName(objectName(PEPPER, 'meeting', story.name));
export const evict = () => evictDurableObject(stub());

/** What the object's storage holds: tables of ours and the alarm. */
export const stored = () =>
  runInDurableObject(stub(), async (_meeting, state) => ({
    tables: state.storage.sql
      .exec("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'")
      .toArray()
      .map((row) => row['name']),
    alarm: await state.storage.getAlarm(),
  }));

export const later = async (ms: number) => {
  clock.offset += ms;
  await runDurableObjectAlarm(stub());
};

/** This meeting's alone: those of earlier tests may still be waking up. */
export const rooms = () => [...testSfu.rooms.keys()].filter((room) => room.startsWith(stub().id.toString()));

/** A password's salt, and the half of it that a meeting may know. */
export const salt = 'A'.repeat(22);
export const secretOf = (text: string) => text.padEnd(43, 'A');

/** Every story is told twice: with the object staying in memory, and with it evicted wherever the story pauses. */
export const TELLINGS: readonly (readonly [string, () => Promise<void>])[] = [
  ['in memory', async () => {}],
  ['evicted at every pause', evict],
];

/** For the top of a file of stories. */
export function tellStories(): void {
  beforeEach(() => {
    story.name = `meeting-${++count}`;
  });
  afterEach(() => {
    delete testBindings.MEETINGS_OPENED_BY;
    testSfu.up = true;
    testSfu.broken = false;
    testSfu.rooms.clear();
    testSfu.gate = Promise.resolve();
    clock.offset = 0;
  });
}
