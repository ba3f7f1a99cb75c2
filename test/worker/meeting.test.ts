import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { CLOSE } from '../../worker/protocol/errors.ts';
import { Client, hostCookie } from './Client.ts';
import { evict, later, rooms, salt, secretOf, stored, story, stub, TELLINGS, tellStories } from './story.ts';
import { clock, testSfu } from './testPorts.ts';

tellStories();

describe.each(TELLINGS)('a meeting, %s', (_how, pause) => {
  it('is opened by the first, shown to the second, and empty storage after the last', async () => {
    const one = await Client.connect(story.name);
    await one.next('door');
    await pause();
    const first = await one.join();
    expect(first.media).toMatchObject({ epoch: 1, url: '/' });
    expect(rooms()).toHaveLength(1);
    await pause();
    const two = await Client.connect(story.name);
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
    const one = await Client.connect(story.name);
    const { resume } = await one.join();
    one.say({ type: 'leave' });
    await one.closed;
    const reborn = await Client.connect(story.name);
    await reborn.join();
    await pause();
    const old = await Client.connect(story.name);
    old.say({ type: 'join', displayName: 'Old', resume });
    expect(await old.next('refused')).toMatchObject({ code: 'seat_gone' });
  });

  it('asks for a password that a host has set, changed and removed', async () => {
    const host = await Client.connect(story.name, { cookie: await hostCookie() });
    expect(await host.next('door')).toMatchObject({ role: 'host', hostName: 'Ada', password: null });
    await host.join();
    host.say({ type: 'setPassword', password: { salt, authKey: secretOf('one') } });
    await host.next('rules');
    await pause();
    const guest = await Client.connect(story.name);
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
    const other = await Client.connect(story.name);
    expect((await other.next('door')).password).toBeNull();
    await other.join();
  });

  it('keeps what is watched together, for whoever comes late or comes back, beyond whoever began it', async () => {
    const one = await Client.connect(story.name);
    await one.join();
    one.say({ type: 'watch', ask: { do: 'start', seq: 0, video: 'dQw4w9WgXcQ', position: 90 } });
    const { watch } = await one.next('watch');
    expect(watch).toMatchObject({ seq: 1, video: 'dQw4w9WgXcQ', playing: true, position: 90, T0: expect.any(Number) });
    await pause();
    const two = await Client.connect(story.name);
    const { resume } = await two.join();
    expect((await two.next('watch')).watch).toEqual(watch);
    one.say({ type: 'leave' });
    await one.closed;
    await pause();
    two.say({ type: 'watch', ask: { do: 'time', sent: 12.5 } });
    expect((await two.next('watch')).watch).toMatchObject({
      seq: 1,
      position: 90,
      sent: 12.5,
      now: expect.any(Number),
    });
    two.say({ type: 'watch', ask: { do: 'stop', seq: 1 } });
    await two.next('watch');
    two.close();
    await pause();
    const again = await Client.connect(story.name);
    await again.join({ resume });
    expect((await again.next('watch')).watch).toMatchObject({ seq: 2, video: null });
  });

  it('slows guessing, also across an eviction', async () => {
    const host = await Client.connect(story.name, { cookie: await hostCookie() });
    await host.join();
    host.say({ type: 'setPassword', password: { salt, authKey: secretOf('right') } });
    await host.next('done');
    const guest = await Client.connect(story.name);
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
    const host = await Client.connect(story.name, { cookie });
    host.say({ type: 'setPassword', password: { salt, authKey: secretOf('right') } });
    await host.next('done');
    await pause();
    const early = await Client.connect(story.name);
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

  it('takes a closed page off the screens at once, holds its seat for a reload, and ends it 15 s later', async () => {
    const one = await Client.connect(story.name);
    await one.join();
    const two = await Client.connect(story.name);
    const { resume } = await two.join();
    two.bye();
    two.close(1001);
    expect((await one.next('person')).person.presence).toBe('present');
    expect((await one.next('person')).person).toMatchObject({ seat: resume.seat, presence: 'away' });
    await two.closed;
    await pause();
    const reload = await Client.connect(story.name);
    const again = await reload.join({ resume });
    expect(again.resume).toEqual(resume);
    expect((await one.next('person')).person).toMatchObject({ seat: resume.seat, presence: 'present' });
    reload.close(1001);
    await reload.closed;
    expect((await one.next('person')).person.presence).toBe('away');
    await pause();
    // The SFU's list lacks them at once, and still does 15 s later.
    await later(1_000);
    await later(16_000);
    expect((await one.next('personGone')).seat).toBe(resume.seat);
  });

  it('tells the older of two tabs that the seat is taken elsewhere', async () => {
    const one = await Client.connect(story.name);
    const { resume } = await one.join();
    await pause();
    const two = await Client.connect(story.name);
    await two.join({ resume });
    expect((await one.next('ended')).reason).toBe('elsewhere');
    expect((await one.closed).code).toBe(CLOSE.elsewhere);
  });

  it('moves everybody to the next epoch when the SFU has lost the room', async () => {
    const one = await Client.connect(story.name);
    await one.join();
    const two = await Client.connect(story.name);
    await two.join();
    await pause();
    testSfu.rooms.clear();
    one.say({ type: 'sfuLost', epoch: 1 });
    const [first, second] = await Promise.all([one.next('media'), two.next('media')]);
    expect([first.media.epoch, second.media.epoch]).toEqual([2, 2]);
    expect(rooms()).toHaveLength(1);
  });

  it('seeks a place on while the SFU is down', async () => {
    const one = await Client.connect(story.name);
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
    const one = await Client.connect(story.name);
    const { resume } = await one.join();
    const two = await Client.connect(story.name);
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
    const one = await Client.connect(story.name);
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
    const visitor = await Client.connect(story.name);
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
    const loud = await Client.connect(story.name);
    loud.raw('x'.repeat(20_000));
    expect(await loud.closed).toEqual({ code: CLOSE.protocol, reason: 'message_too_large' });
    const old = await Client.connect(story.name, { version: 'narada.0' });
    expect(await old.closed).toEqual({ code: CLOSE.protocol, reason: 'version_unsupported' });
  });

  it('admits 75 people who come at once, in one room', async () => {
    const clients = await Promise.all(Array.from({ length: 75 }, () => Client.connect(story.name)));
    const admitted = await Promise.all(clients.map((client) => client.join()));
    expect(new Set(admitted.map(({ resume }) => resume.seat)).size).toBe(75);
    expect(rooms()).toHaveLength(1);
  });

  it('finishes a placement that an eviction has cut off', async () => {
    const one = await Client.connect(story.name);
    testSfu.up = false;
    one.say({ type: 'join', displayName: 'Somebody' });
    await runInDurableObject(stub(), () => {});
    testSfu.up = true;
    await evict();
    await later(500);
    expect((await one.next('admitted')).media.epoch).toBe(1);
  });

  it('survives an SFU that fails in its alarm, and takes no error for an empty room', async () => {
    const one = await Client.connect(story.name);
    await one.join();
    const two = await Client.connect(story.name);
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
    const three = await Client.connect(story.name);
    expect((await three.join()).people).toHaveLength(3);
  });

  it('has another alarm after one that failed', async () => {
    const one = await Client.connect(story.name);
    await one.join();
    testSfu.broken = true;
    await later(61_000);
    const { alarm } = await stored();
    expect(alarm).toBeGreaterThan(Date.now() + clock.offset);
  });
});
