import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLOSE } from '../../worker/protocol/errors.ts';
import type { Meeting } from './entry.ts';
import { Client, hostCookie } from './Client.ts';
import { clock, testBindings, testSfu } from './testPorts.ts';

const meetings = (env as unknown as { MEETING: DurableObjectNamespace<Meeting> }).MEETING;
const secretOf = (text: string) => text.padEnd(43, 'A');
const salt = 'A'.repeat(22);

let name = '';
let count = 0;
const stub = () => meetings.getByName(name);
const evict = () => evictDurableObject(stub());
/** What the object's storage holds: tables of ours and the alarm. */
const stored = () =>
  runInDurableObject(stub(), async (_meeting, state) => ({
    tables: state.storage.sql
      .exec("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'")
      .toArray()
      .map((row) => row['name']),
    alarm: await state.storage.getAlarm(),
  }));
const later = async (ms: number) => {
  clock.offset += ms;
  await runDurableObjectAlarm(stub());
};
/** This meeting's alone: those of earlier tests may still be waking up. */
const rooms = () => [...testSfu.rooms.keys()].filter((room) => room.startsWith(stub().id.toString()));

beforeEach(() => {
  name = `meeting-${++count}`;
});
afterEach(() => {
  delete testBindings.MEETINGS_OPENED_BY;
  testSfu.up = true;
  testSfu.broken = false;
  testSfu.rooms.clear();
  testSfu.gate = Promise.resolve();
  clock.offset = 0;
});

/** Every story is told twice: with the object staying in memory, and with it evicted wherever the story pauses. */
describe.each([
  ['in memory', async () => {}],
  ['evicted at every pause', evict],
])('a meeting, %s', (_how, pause) => {
  it('is opened by the first, shown to the second, and empty storage after the last', async () => {
    const one = await Client.connect(name);
    await one.next('door');
    await pause();
    const first = await one.join();
    expect(first.media).toMatchObject({ epoch: 1, url: '/' });
    expect(rooms()).toHaveLength(1);
    await pause();
    const two = await Client.connect(name);
    const second = await two.join();
    expect(second.people.map(({ seat }) => seat)).toEqual([first.resume.seat, second.resume.seat]);
    expect((await one.next('person')).person.seat).toBe(second.resume.seat);
    await pause();
    two.say({ type: 'leave' });
    expect(await one.next('personGone')).toMatchObject({ seat: second.resume.seat });
    expect((await two.closed).code).toBe(CLOSE.ended);
    await pause();
    one.say({ type: 'leave' });
    await one.closed;
    expect(await stored()).toEqual({ tables: [], alarm: null });
    expect(rooms()).toEqual([]);
  });

  it('refuses the old resume secret and an old epoch after it was born again', async () => {
    const one = await Client.connect(name);
    const { resume } = await one.join();
    one.say({ type: 'leave' });
    await one.closed;
    const reborn = await Client.connect(name);
    await reborn.join();
    await pause();
    const old = await Client.connect(name);
    old.say({ type: 'join', displayName: 'Old', resume });
    expect(await old.next('refused')).toMatchObject({ code: 'seat_gone' });
  });

  it('asks for a password that a host has set, changed and removed', async () => {
    const host = await Client.connect(name, { cookie: await hostCookie() });
    expect(await host.next('door')).toMatchObject({ role: 'host', hostName: 'Ada', password: null });
    await host.join();
    host.say({ type: 'setPassword', password: { salt, authKey: secretOf('one') } });
    await host.next('rules');
    await pause();
    const guest = await Client.connect(name);
    expect((await guest.next('door')).password).toEqual({ salt });
    guest.say({ type: 'join', displayName: 'Guest' });
    expect(await guest.next('refused')).toMatchObject({ code: 'password_required' });
    guest.say({ type: 'join', displayName: 'Guest', authKey: secretOf('two') });
    expect(await guest.next('refused')).toMatchObject({ code: 'password_wrong' });
    host.say({ type: 'setPassword', password: { salt, authKey: secretOf('two') } });
    await guest.next('door');
    await pause();
    await guest.join({ authKey: secretOf('two') });
    host.say({ type: 'setPassword', password: null });
    expect((await guest.next('rules')).rules).toMatchObject({ entry: 'open' });
    await pause();
    const other = await Client.connect(name);
    expect((await other.next('door')).password).toBeNull();
    await other.join();
  });

  it('slows guessing, also across an eviction', async () => {
    const host = await Client.connect(name, { cookie: await hostCookie() });
    await host.join();
    host.say({ type: 'setPassword', password: { salt, authKey: secretOf('right') } });
    await host.next('done');
    const guest = await Client.connect(name);
    for (let i = 0; i < 5; i++) {
      guest.say({ type: 'join', displayName: 'Guest', authKey: secretOf(`guess${i}`) });
      expect((await guest.next('refused')).code).toBe('password_wrong');
    }
    await pause();
    guest.say({ type: 'join', displayName: 'Guest', authKey: secretOf('right') });
    const refused = await guest.next('refused');
    expect(refused.code).toBe('too_many_attempts');
    clock.offset += refused.retryAfterMs ?? 0;
    await guest.join({ authKey: secretOf('right') });
  });

  it('opens with the password that a host sets at the door, and forgets it when the host goes away', async () => {
    const cookie = await hostCookie();
    const host = await Client.connect(name, { cookie });
    host.say({ type: 'setPassword', password: { salt, authKey: secretOf('right') } });
    await host.next('done');
    await pause();
    const early = await Client.connect(name);
    early.say({ type: 'join', displayName: 'Early' });
    expect((await early.next('refused')).code).toBe('password_required');
    expect(rooms()).toEqual([]);
    host.close(1001);
    await host.closed;
    await pause();
    await later(16_000);
    expect((await early.next('door')).password).toBeNull();
    expect(await stored()).toEqual({ tables: [], alarm: null });
  });

  it('lets in who has knocked when a host says so, and nobody else', async () => {
    const host = await Client.connect(name, { cookie: await hostCookie() });
    await host.join();
    host.say({ type: 'setRules', entry: 'knock' });
    await host.next('rules');
    await pause();
    const guest = await Client.connect(name);
    expect(await guest.next('door')).toMatchObject({ knock: true });
    guest.say({ type: 'join', displayName: 'Grace' });
    await guest.next('waiting');
    const { knock } = await host.next('knock');
    expect(knock.displayName).toBe('Grace');
    await pause();
    const other = await Client.connect(name);
    other.say({ type: 'join', displayName: 'Mallory' });
    await other.next('waiting');
    // Not even with the other's id: only hosts answer.
    other.say({ type: 'answerKnock', knocker: knock.knocker, admit: true });
    expect((await other.next('refused')).code).toBe('host_only');
    host.say({ type: 'answerKnock', knocker: (await host.next('knock')).knock.knocker, admit: false });
    expect(await other.next('error')).toMatchObject({ code: 'knock_declined' });
    await pause();
    host.say({ type: 'answerKnock', knocker: knock.knocker, admit: true });
    await guest.next('door');
    await pause();
    expect((await guest.join()).people).toHaveLength(2);
    other.say({ type: 'join', displayName: 'Mallory' });
    await other.next('waiting');
    expect((await host.next('knock')).knock.displayName).toBe('Mallory');
  });

  it('shows a host who comes later who has knocked, and tells those who wait whether a host is here', async () => {
    const cookie = await hostCookie();
    const first = await Client.connect(name, { cookie });
    await first.join();
    const member = await Client.connect(name);
    await member.join();
    first.say({ type: 'setRules', entry: 'knock' });
    await member.next('rules');
    await pause();
    const guest = await Client.connect(name);
    guest.say({ type: 'join', displayName: 'Grace' });
    await guest.next('waiting');
    await pause();
    first.say({ type: 'leave' });
    expect(await guest.next('door')).toMatchObject({ knock: true, hostless: true });
    await pause();
    const second = await Client.connect(name, { cookie });
    expect((await second.join()).knocks).toEqual([{ knocker: expect.any(String), displayName: 'Grace' }]);
    expect(await guest.next('door')).not.toHaveProperty('hostless');
    await pause();
    second.say({ type: 'answerKnock', knocker: null, admit: true });
    await guest.next('door');
    await guest.join();
    // The last word of a meeting to those who still wait.
    const late = await Client.connect(name);
    late.say({ type: 'join', displayName: 'Late' });
    await late.next('waiting');
    await pause();
    for (const each of [member, guest, second]) {
      each.say({ type: 'leave' });
      await each.closed;
    }
    expect((await late.next('error')).code).toBe('meeting_ended');
    expect(await stored()).toEqual({ tables: [], alarm: null });
  });

  it('asks a password that is set meanwhile of those who have knocked, too', async () => {
    const host = await Client.connect(name, { cookie: await hostCookie() });
    await host.join();
    host.say({ type: 'setRules', entry: 'knock' });
    const guest = await Client.connect(name);
    guest.say({ type: 'join', displayName: 'Grace' });
    await guest.next('waiting');
    await pause();
    host.say({ type: 'answerKnock', knocker: null, admit: true });
    host.say({ type: 'setPassword', password: { salt, authKey: secretOf('right') } });
    await host.next('knockGone');
    await pause();
    guest.say({ type: 'join', displayName: 'Grace' });
    expect((await guest.next('refused')).code).toBe('password_required');
    await guest.join({ authKey: secretOf('right') });
  });

  it('locked, takes nobody new but hosts, and those back who were in', async () => {
    const cookie = await hostCookie();
    const host = await Client.connect(name, { cookie });
    await host.join();
    const member = await Client.connect(name);
    const { resume } = await member.join();
    host.say({ type: 'setRules', locked: true });
    expect((await member.next('rules')).rules.locked).toBe(true);
    await pause();
    const late = await Client.connect(name);
    late.say({ type: 'join', displayName: 'Late' });
    expect((await late.next('refused')).code).toBe('meeting_locked');
    const back = await Client.connect(name);
    await back.join({ resume });
    const second = await Client.connect(name, { cookie });
    await second.join();
    await pause();
    host.say({ type: 'setRules', locked: false });
    await late.next('door');
    await late.join();
  });

  it('has as many seats as its host says, and one more for a host', async () => {
    const cookie = await hostCookie();
    const host = await Client.connect(name, { cookie });
    await host.join();
    host.say({ type: 'setRules', limit: 2 });
    expect((await host.next('rules')).rules.limit).toBe(2);
    await pause();
    const rush = await Promise.all(Array.from({ length: 5 }, () => Client.connect(name)));
    for (const each of rush) each.say({ type: 'join', displayName: 'Somebody' });
    const answers = await Promise.all(rush.map((each) => each.next('admitted', 'refused')));
    const refusals = answers.flatMap((answer) => (answer.type === 'refused' ? [answer.code] : []));
    expect(refusals).toEqual(Array(4).fill('meeting_full'));
    await pause();
    const second = await Client.connect(name, { cookie });
    expect((await second.join()).people).toHaveLength(3);
  });

  it('where only hosts open one, lets guests wait, writes nothing for them, and calls them when a host comes', async () => {
    testBindings.MEETINGS_OPENED_BY = 'hosts';
    const guest = await Client.connect(name);
    expect(await guest.next('door')).toMatchObject({ hostless: true });
    guest.say({ type: 'join', displayName: 'Early' });
    await guest.next('waiting');
    expect(await stored()).toEqual({ tables: [], alarm: null });
    await pause();
    const host = await Client.connect(name, { cookie: await hostCookie() });
    await host.join();
    expect(await guest.next('door')).not.toHaveProperty('hostless');
    await pause();
    await guest.join();
  });

  it('takes a closed page off the screens at once, holds its seat for a reload, and ends it 15 s later', async () => {
    const one = await Client.connect(name);
    await one.join();
    const two = await Client.connect(name);
    const { resume } = await two.join();
    two.bye();
    two.close(1001);
    expect((await one.next('person')).person.presence).toBe('present');
    expect((await one.next('person')).person).toMatchObject({ seat: resume.seat, presence: 'away' });
    await two.closed;
    await pause();
    const reload = await Client.connect(name);
    const again = await reload.join({ resume });
    expect(again.resume).toEqual(resume);
    expect((await one.next('person')).person).toMatchObject({ seat: resume.seat, presence: 'present' });
    reload.close(1001);
    await reload.closed;
    expect((await one.next('person')).person.presence).toBe('away');
    await pause();
    await later(16_000);
    expect((await one.next('personGone')).seat).toBe(resume.seat);
  });

  it('tells the older of two tabs that the seat is taken elsewhere', async () => {
    const one = await Client.connect(name);
    const { resume } = await one.join();
    await pause();
    const two = await Client.connect(name);
    await two.join({ resume });
    expect((await one.next('ended')).reason).toBe('elsewhere');
    expect((await one.closed).code).toBe(CLOSE.elsewhere);
  });

  it('moves everybody to the next epoch when the SFU has lost the room', async () => {
    const one = await Client.connect(name);
    await one.join();
    const two = await Client.connect(name);
    await two.join();
    await pause();
    testSfu.rooms.clear();
    one.say({ type: 'sfuLost', epoch: 1 });
    const [first, second] = await Promise.all([one.next('media'), two.next('media')]);
    expect([first.media.epoch, second.media.epoch]).toEqual([2, 2]);
    expect(rooms()).toHaveLength(1);
  });

  it('seeks a place on while the SFU is down', async () => {
    const one = await Client.connect(name);
    await one.join();
    testSfu.rooms.clear();
    testSfu.up = false;
    one.say({ type: 'sfuLost', epoch: 1 });
    await one.next('seeking');
    await pause();
    await later(500);
    testSfu.up = true;
    await later(500);
    expect((await one.next('media')).media.epoch).toBe(2);
  });

  it('is reconciled by its alarm with every webhook lost', async () => {
    const one = await Client.connect(name);
    const { resume } = await one.join();
    const two = await Client.connect(name);
    const gone = await two.join();
    const [room = ''] = rooms();
    testSfu.rooms.get(room)?.add(resume.seat).add(`${resume.seat}#twin`);
    two.close(4000);
    await two.closed;
    await pause();
    await later(1_000);
    expect([...(testSfu.rooms.get(room) ?? [])]).toEqual([resume.seat]);
    await later(16_000);
    expect((await one.next('personGone')).seat).toBe(gone.resume.seat);
    one.close(4000);
    await one.closed;
    testSfu.rooms.get(room)?.clear();
    await pause();
    await later(1_000);
    await later(16_000);
    expect(await stored()).toEqual({ tables: [], alarm: null });
    expect(rooms()).toEqual([]);
  });

  it('looks again because of a webhook, and is unmoved by late, doubled and forged ones', async () => {
    const one = await Client.connect(name);
    const { resume } = await one.join();
    const [room = ''] = rooms();
    const [, mid = ''] = room.split('_');
    await pause();
    const before = await stored();
    for (const [hintMid, epoch] of [
      [mid, 7],
      ['0'.repeat(32), 1],
    ] as const) {
      await stub().hint(hintMid, epoch, resume.seat);
    }
    await stub().hint(mid, 1, resume.seat);
    expect((await stored()).alarm).toBe(before.alarm);
    await stub().hint(mid, 1, 's_stranger');
    await stub().hint(mid, 1, 's_stranger');
    expect((await stored()).alarm).toBeLessThan(before.alarm ?? 0);
  });
});

describe('a meeting', () => {
  it('has no storage for somebody who looks at it or misbehaves at its door', async () => {
    const visitor = await Client.connect(name);
    await visitor.next('door');
    visitor.raw('nonsense');
    visitor.raw('{"type":"leave"}');
    visitor.raw('{"type":"fly","id":7}');
    visitor.say({ type: 'leave' });
    expect((await visitor.next('error')).code).toBe('message_malformed');
    expect((await visitor.next('error')).code).toBe('message_malformed');
    expect(await visitor.next('refused')).toMatchObject({ re: 7, code: 'message_malformed' });
    expect(await visitor.next('refused')).toMatchObject({ re: 1, code: 'not_joined' });
    visitor.say({ type: 'setPassword', password: { salt, authKey: secretOf('mine') } });
    expect((await visitor.next('refused')).code).toBe('host_only');
    await stub().hint('0'.repeat(32), 1, null);
    expect(await stored()).toEqual({ tables: [], alarm: null });
  });

  it('closes a socket that sends too much, and speaks no other version', async () => {
    const loud = await Client.connect(name);
    loud.raw('x'.repeat(20_000));
    expect(await loud.closed).toEqual({ code: CLOSE.protocol, reason: 'message_too_large' });
    const old = await Client.connect(name, { version: 'narada.0' });
    expect(await old.closed).toEqual({ code: CLOSE.protocol, reason: 'version_unsupported' });
  });

  it('admits 75 people who come at once, in one room', async () => {
    const clients = await Promise.all(Array.from({ length: 75 }, () => Client.connect(name)));
    const admitted = await Promise.all(clients.map((client) => client.join()));
    expect(new Set(admitted.map(({ resume }) => resume.seat)).size).toBe(75);
    expect(rooms()).toHaveLength(1);
  });

  it('finishes a placement that an eviction has cut off', async () => {
    const one = await Client.connect(name);
    testSfu.up = false;
    one.say({ type: 'join', displayName: 'Somebody' });
    await runInDurableObject(stub(), () => {});
    testSfu.up = true;
    await evict();
    await later(500);
    expect((await one.next('admitted')).media.epoch).toBe(1);
  });

  it('survives an SFU that fails in its alarm, and takes no error for an empty room', async () => {
    const one = await Client.connect(name);
    await one.join();
    const two = await Client.connect(name);
    const { resume } = await two.join();
    const [room = ''] = rooms();
    testSfu.rooms.get(room)?.add(resume.seat);
    two.close(4000);
    await two.closed;
    await later(1_000);
    testSfu.up = false;
    // Not longer: a socket of this test beats by the real clock, and after 75 s without a beat it counts as dead.
    for (let i = 0; i < 4; i++) await later(15_000);
    testSfu.up = true;
    const three = await Client.connect(name);
    expect((await three.join()).people).toHaveLength(3);
  });

  it('has another alarm after one that failed', async () => {
    const one = await Client.connect(name);
    await one.join();
    testSfu.broken = true;
    await later(61_000);
    const { alarm } = await stored();
    expect(alarm).toBeGreaterThan(Date.now() + clock.offset);
  });
});
