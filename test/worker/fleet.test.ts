import { evictDurableObject, reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { objectName } from '../../worker/services/secrets.ts';
import { aSite } from '../support/aSite.ts';
import { readMetrics } from '../support/readMetrics.ts';
import { Client } from './Client.ts';
import type { Fleet, Meeting } from './entry.ts';
import { Operator, OPERATOR_KEY } from './Operator.ts';
import { clock, testSfu } from './testPorts.ts';

const { FLEET, MEETING, PEPPER } = env as unknown as {
  FLEET: DurableObjectNamespace<Fleet>;
  MEETING: DurableObjectNamespace<Meeting>;
  PEPPER: string;
};
const fleet = () => FLEET.getByName('fleet');
const operator = new Operator();
const OK = { status: 200, code: null, text: '{"ok":true}' };

/** The Fleet's next look, if it means to take one. */
const beat = async (ms = 5_000) => {
  clock.offset += ms;
  await runDurableObjectAlarm(fleet());
};
const alarm = () => runInDurableObject(fleet(), (_, state) => state.storage.getAlarm());
/** As SFU_SITES of the worker tests has it, and another one beside it. */
const SITE = 'test';
const add = (id: string) => operator.add(aSite(id));

let count = 0;
let name = '';
/** A room of a meeting that no test has opened. */
const roomAt = (site: string, people: number) => {
  const room = `${MEETING.idFromName(`unheard-of-${++count}`).toString()}_${'a'.repeat(32)}_1`;
  testSfu.rooms.set(room, new Set(Array.from({ length: people }, (_, i) => `s_${i}`)));
  testSfu.siteOf.set(room, site);
  return room;
};

beforeEach(async () => {
  await reset();
  testSfu.up = true;
  testSfu.silent.clear();
  testSfu.rooms.clear();
  name = `council-of-the-wise-${++count}`;
  // What this isolate knows of the sites is from the test before.
  clock.offset += 120_000;
});

describe('the fleet is for the operator alone:', () => {
  const paths = [
    ['GET', '/fleet'],
    ['GET', '/metrics'],
    ['POST', '/fleet/sites'],
    ['POST', `/fleet/sites/${SITE}/drain`],
    ['POST', `/fleet/sites/${SITE}/undrain`],
    ['DELETE', `/fleet/sites/${SITE}`],
  ] as const;

  it.each(paths)('%s %s asks for the key', async (method, path) => {
    const from = { 'CF-Connecting-IP': `192.0.2.${++count % 250}` };
    const strangers = [
      {},
      { Authorization: 'Bearer ' },
      { Authorization: `Bearer ${OPERATOR_KEY}x` },
      { Authorization: `Basic ${btoa(`operator:${OPERATOR_KEY}`)}` },
      { Cookie: `operator=${OPERATOR_KEY}` },
    ];
    for (const headers of strangers) {
      const answer = await new Operator({ ...from, ...headers }).ask(method, path);
      expect([answer.status, answer.code]).toEqual([401, 'operator_only']);
    }
    expect(await operator.site(SITE)).toMatchObject({ state: 'up' });
  });

  it('guessing is slowed, and the right key is not', async () => {
    const from = { 'CF-Connecting-IP': '192.0.2.77' };
    const stranger = new Operator({ ...from, Authorization: 'Bearer guess' });
    const answers = await Promise.all(Array.from({ length: 70 }, () => stranger.ask('GET', '/fleet')));
    expect(answers.map(({ code }) => code)).toContain('too_many_attempts');
    const known = new Operator({ ...from, Authorization: `Bearer ${OPERATOR_KEY}` });
    expect((await known.ask('GET', '/fleet')).status).toBe(200);
  });
});

describe('sites', () => {
  it('come, drain, are back and go while all runs', async () => {
    expect((await operator.status()).sites.map(({ id }) => id)).toEqual([SITE]);
    expect(await operator.add(aSite('two', { region: 'eu-pl', capacity: 5_000 }))).toEqual(OK);
    expect(await operator.site('two')).toMatchObject({
      url: 'wss://two.test',
      region: 'eu-pl',
      capacity: 5_000,
      state: 'up',
      reason: null,
      load: 0,
      loadSource: 'estimated',
      meetings: 0,
      participants: 0,
      sizes: [],
    });
    expect(await operator.drain('two')).toEqual(OK);
    expect(await operator.site('two')).toMatchObject({ state: 'draining', reason: 'drained by the operator' });
    expect(await operator.undrain('two')).toEqual(OK);
    expect(await operator.site('two')).toMatchObject({ state: 'up', reason: null });
    expect(await operator.remove('two')).toEqual(OK);
    expect(await operator.site('two')).toBeUndefined();
  });

  it('are shown with the sizes of their meetings, without keys and without rooms', async () => {
    const room = roomAt(SITE, 2);
    roomAt(SITE, 7);
    const { text } = await operator.ask('GET', '/fleet');
    expect(await operator.site(SITE)).toMatchObject({ meetings: 2, participants: 9, sizes: [7, 2] });
    expect(text).not.toMatch(/testkey|a-secret-of-the-tests/);
    expect(text).not.toContain(room);
  });

  it('are described anew under the same id, and stay drained', async () => {
    await add('two');
    await operator.drain('two');
    await operator.add(aSite('two', { url: 'wss://new.test', capacity: 7 }));
    expect(await operator.site('two')).toMatchObject({ url: 'wss://new.test', capacity: 7, state: 'draining' });
  });

  it('that nobody knows are told apart from all else', async () => {
    for (const answer of [await operator.drain('x'), await operator.undrain('x'), await operator.remove('x')]) {
      expect([answer.status, answer.code]).toEqual([404, 'site_unknown']);
    }
  });

  it('are not removed while people are there, unless they are dead', async () => {
    await add('two');
    roomAt('two', 3);
    await operator.status();
    await beat();
    const refused = await operator.remove('two');
    expect([refused.status, refused.code]).toEqual([409, 'site_in_use']);
    testSfu.silent.add('two');
    await beat();
    await beat();
    expect(await operator.site('two')).toMatchObject({ state: 'down', reason: 'it is silent' });
    expect(await operator.remove('two')).toEqual(OK);
  });

  it.each([
    ['no JSON', 'hunter2-hunter2-hunter2'],
    ['a list', '["hunter2-hunter2-hunter2"]'],
    ['a short secret', JSON.stringify({ ...aSite('two'), secret: 'hunter2-hunter2' })],
    ['a wrong id', JSON.stringify({ ...aSite('two'), id: 'Hunter2 Hunter2' })],
    ['a wrong URL', JSON.stringify({ ...aSite('two'), api: 'ftp://hunter2:hunter2@two.test' })],
    ['a counter that is none', JSON.stringify({ ...aSite('two'), metrics: ['user:hunter2@two.test/metrics'] })],
    ['a key where a number belongs', JSON.stringify({ ...aSite('two'), capacity: 'hunter2' })],
    ['too much', JSON.stringify({ ...aSite('two'), more: 'hunter2'.repeat(2_000) })],
  ])('that are malformed (%s) are refused without a word of what was sent', async (_, body) => {
    const answer = await operator.ask('POST', '/fleet/sites', body);
    expect([answer.status, answer.code]).toEqual([400, 'site_malformed']);
    expect(answer.text.toLowerCase()).not.toContain('hunter2');
    expect((await operator.status()).sites).toHaveLength(1);
  });
});

describe('the Fleet', () => {
  it('keeps its sites and their states across an eviction', async () => {
    await add('two');
    await add('three');
    await operator.drain('two');
    testSfu.silent.add('three');
    await operator.status();
    await beat();
    await beat();
    await operator.drain(SITE);
    await operator.remove(SITE);
    const states = async () =>
      (await operator.status()).sites.map(({ id, state, since, reason }) => ({ id, state, since, reason }));
    const before = await states();
    expect(before.map(({ id, state }) => [id, state])).toEqual([
      ['two', 'draining'],
      ['three', 'down'],
    ]);
    await evictDurableObject(fleet());
    clock.offset += 5_000;
    expect(await states()).toEqual(before);
  });

  it('writes what changes, and nothing on a beat', async () => {
    roomAt(SITE, 4);
    await operator.status();
    await runInDurableObject(fleet(), (_, { storage }) => {
      storage.sql.exec('CREATE TABLE written (what TEXT)');
      for (const what of ['INSERT', 'UPDATE', 'DELETE']) {
        for (const table of ['sites', 'settings']) {
          storage.sql.exec(
            `CREATE TRIGGER ${table}_${what} AFTER ${what} ON ${table} BEGIN INSERT INTO written VALUES ('${what} ${table}'); END`,
          );
        }
      }
    });
    const written = () =>
      runInDurableObject(fleet(), (_, { storage }) => storage.sql.exec('SELECT what FROM written').toArray());
    const { looks } = testSfu;
    for (let i = 0; i < 10; i++) await beat();
    await operator.status();
    expect(testSfu.looks).toBeGreaterThanOrEqual(looks + 10);
    expect(await written()).toEqual([]);
    await operator.drain(SITE);
    await beat(1_000);
    await beat(1_000);
    expect(await written()).toEqual([{ what: 'UPDATE sites' }]);
  });

  it('looks while meetings are open, every second at a draining site, and sleeps when none is', async () => {
    expect(await alarm()).toBeNull();
    const room = roomAt(SITE, 2);
    await operator.status();
    clock.offset += 120_000;
    await runDurableObjectAlarm(fleet());
    expect(await alarm()).toBeGreaterThan(Date.now() + clock.offset + 4_000);
    await operator.drain(SITE);
    expect(await alarm()).toBeLessThanOrEqual(Date.now() + clock.offset + 1_000);
    testSfu.rooms.delete(room);
    await beat(61_000);
    await beat();
    expect(await alarm()).toBeNull();
    expect(await runDurableObjectAlarm(fleet())).toBe(false);
  });

  it('looks before it answers the operator where it has slept, and is not woken for its metrics', async () => {
    roomAt(SITE, 3);
    const { looks } = testSfu;
    const { text } = await operator.ask('GET', '/metrics');
    expect(text).toContain(`narada_seats{site="${SITE}"} 0`);
    expect(text).toContain('narada_fleet_watching 0');
    expect([testSfu.looks, await alarm()]).toEqual([looks, null]);
    expect(await operator.status()).toMatchObject({ watching: true, sites: [{ participants: 3 }] });
  });
});

describe('the metrics', () => {
  it('are Prometheus’ text format, and count without naming', async () => {
    await add('two');
    const host = await Client.connect(name);
    const { resume } = await host.join();
    const late = await Client.connect(name);
    late.say({ type: 'join', displayName: '\u0000' });
    await late.next('refused');
    for (const people of testSfu.rooms.values()) people.add(resume.seat);
    // What isolates have counted they tell at most every five seconds.
    clock.offset += 6_000;
    await late.join();
    await beat();
    const { text } = await operator.ask('GET', '/metrics');
    const samples = readMetrics(text);
    expect(samples.get('narada_joins_total')).toBe(2);
    expect(samples.get('narada_refusals_total{reason="display_name_invalid"}')).toBe(1);
    expect(samples.get('narada_meetings_opened_total')).toBe(1);
    expect(samples.get(`narada_site_state{site="${SITE}",state="up"}`)).toBe(1);
    expect(samples.get(`narada_site_state{site="two",state="down"}`)).toBe(0);
    expect((samples.get(`narada_seats{site="${SITE}"}`) ?? 0) + (samples.get('narada_seats{site="two"}') ?? 0)).toBe(1);
    const [room = ''] = testSfu.rooms.keys();
    for (const secret of [name, resume.seat, ...room.split('_').slice(0, 2)]) expect(text).not.toContain(secret);
  });
});

describe('a meeting at a site that drains', () => {
  const meeting = () => MEETING.getByName(objectName(PEPPER, 'meeting', name));
  const later = async (ms: number) => {
    clock.offset += ms;
    await runDurableObjectAlarm(meeting());
  };
  /** A meeting of one, and the site that it is not at. */
  async function open() {
    await add('two');
    const person = await Client.connect(name);
    const admitted = await person.join();
    const [room = ''] = testSfu.rooms.keys();
    testSfu.rooms.get(room)?.add(admitted.resume.seat);
    const site = testSfu.siteOf.get(room) ?? '';
    return { person, admitted, room, site, other: site === 'two' ? SITE : 'two' };
  }

  it('moves to another one, and then the site may go', async () => {
    const { person, admitted, room, site } = await open();
    await operator.drain(site);
    const { media } = await person.next('media');
    expect(media.epoch).toBe(2);
    expect(media.url).not.toBe(admitted.media.url);
    testSfu.rooms.get(room)?.clear();
    await later(25_000);
    await beat(1_000);
    expect(await operator.site(site)).toMatchObject({ state: 'draining', meetings: 0, participants: 0 });
    expect(await operator.remove(site)).toEqual(OK);
    expect([...testSfu.rooms.keys()].map((each) => testSfu.siteOf.get(each))).not.toContain(site);
  });

  it('moves all the same where meeting and Fleet are evicted in the middle of it', async () => {
    const { person, site, other } = await open();
    testSfu.silent.add(other);
    await operator.drain(site);
    await evictDurableObject(meeting());
    await evictDurableObject(fleet());
    expect(await operator.site(site)).toMatchObject({ state: 'draining', meetings: 1 });
    testSfu.silent.clear();
    for (let i = 0; i < 3; i++) {
      await beat(1_000);
      await later(1_000);
    }
    const { media } = await person.next('media');
    expect(media.epoch).toBe(2);
    const rooms = [...testSfu.rooms.keys()].filter((room) => room.endsWith('_2'));
    expect(rooms.map((room) => testSfu.siteOf.get(room))).toEqual([other]);
  });

  it('is told by the metrics with how long it took', async () => {
    const { person, site } = await open();
    await operator.drain(site);
    await person.next('media');
    clock.offset += 6_000;
    const second = await Client.connect(name);
    await second.join();
    const { text } = await operator.ask('GET', '/metrics');
    const samples = readMetrics(text);
    expect(samples.get('narada_move_seconds_count{why="planned"}')).toBe(1);
    expect(samples.get('narada_move_seconds_count{why="lost"}')).toBe(0);
    expect(samples.get(`narada_site_state{site="${site}",state="draining"}`)).toBe(1);
  });
});
