import { describe, expect, it } from 'vitest';
import { CLOSE } from '../../worker/protocol/errors.ts';
import { NOTHING } from '../../worker/domain/state.ts';
import { aSite } from '../support/aSite.ts';
import { World } from './World.ts';

const seats = (world: World) => [...(world.state.meeting?.seats.keys() ?? [])];

describe('a meeting is born with the first person and destroyed with the last', () => {
  it('writes nothing for somebody who only looks', () => {
    const world = new World();
    const visitor = world.visitor();
    world.do({ type: 'bye', visitor });
    world.do({ type: 'closed', visitor, clean: true });
    expect(world.state).toBe(NOTHING);
    expect(world.alarmAt).toBeNull();
  });

  it('opens with the first join, in one SFU room', () => {
    const world = new World();
    const { seat } = world.seated();
    expect(seats(world)).toEqual([seat]);
    expect([...world.rooms.keys()]).toEqual([world.room()]);
  });

  it('is gone at once when the last one leaves, with its SFU room and its password', () => {
    const world = new World();
    const host = world.seated('host');
    world.setPassword(host.visitor, 'secret');
    world.do({ type: 'leave', visitor: host.visitor, re: 3 });
    expect(world.state).toEqual(NOTHING);
    expect(world.rooms.size).toBe(0);
    expect(world.closed.get(host.visitor.id)).toBe(CLOSE.ended);
    expect(world.alarmAt).toBeNull();
  });

  it('is unrelated to the next one of the same name', () => {
    const world = new World();
    const first = world.seated();
    const old = world.state.meeting;
    const oldRoom = world.room();
    world.do({ type: 'leave', visitor: first.visitor, re: 3 });
    world.seated();
    expect(world.state.meeting?.mid).not.toBe(old?.mid);
    const before = world.state;
    const mid = old?.mid ?? '';
    world.do({ type: 'hint', mid, epoch: 1, identity: first.seat });
    world.do({ type: 'listing', mid, epoch: 1, listing: { kind: 'missing' } });
    world.do({ type: 'placed', mid: before.meeting?.mid ?? '', epoch: 9, at: { site: aSite(), room: oldRoom } });
    expect(world.state.meeting).toEqual(before.meeting);
  });

  it('keeps asking the SFU to delete a room, and gives up with the room itself', () => {
    const world = new World();
    const one = world.seated();
    world.sfuUp = false;
    world.do({ type: 'leave', visitor: one.visitor, re: 3 });
    expect(world.state.meeting).toBeNull();
    expect(world.state.doomed).toHaveLength(1);
    world.pass(60_000);
    world.sfuUp = true;
    world.pass(20_000);
    expect(world.rooms.size).toBe(0);
    expect(world.state.doomed).toEqual([]);
  });

  it('forgets a room of an SFU that never came back', () => {
    const world = new World();
    const one = world.seated();
    world.killSfu();
    world.do({ type: 'leave', visitor: one.visitor, re: 3 });
    world.pass(150_000);
    expect(world.state).toEqual(NOTHING);
    expect(world.alarmAt).toBeNull();
  });
});

describe('the door', () => {
  it('refuses without and with a wrong password and lets in with the right one', () => {
    const world = new World();
    const host = world.seated('host');
    world.setPassword(host.visitor, 'right');
    const guest = world.visitor();
    world.join(guest);
    world.join(guest, { proof: 'wrong' });
    expect(world.told(guest)).toMatchObject([{ code: 'password_required' }, { code: 'password_wrong' }]);
    const seat = world.join(guest, { proof: 'right' });
    expect(world.admitted.get(guest.id)).toBe(seat);
  });

  it('slows guessing for one client, not for another', () => {
    const world = new World();
    const host = world.seated('host');
    world.setPassword(host.visitor, 'right');
    const guesser = world.visitor('guest', '203.0.113.9');
    for (let i = 0; i < 6; i++) world.join(guesser, { proof: `guess ${i}` });
    expect(world.told(guesser).at(-1)).toMatchObject({ code: 'too_many_attempts', retryAfterMs: 10_000 });
    world.join(guesser, { proof: 'right' });
    expect(world.admitted.has(guesser.id)).toBe(false);
    const guest = world.visitor('guest', '198.51.100.7');
    world.join(guest, { proof: 'right' });
    expect(world.admitted.has(guest.id)).toBe(true);
    world.now += 10_000;
    world.join(guesser, { proof: 'right' });
    expect(world.admitted.has(guesser.id)).toBe(true);
  });

  it('is passed by a host whatever the password', () => {
    const world = new World();
    const host = world.seated('host');
    world.setPassword(host.visitor, 'right');
    const second = world.visitor('host');
    world.join(second);
    expect(world.admitted.has(second.id)).toBe(true);
  });

  it('tells those at the door when a password is set, changed and removed', () => {
    const world = new World();
    const host = world.seated('host');
    const guest = world.visitor();
    world.setPassword(host.visitor, 'one');
    world.setPassword(host.visitor, 'two');
    world.setPassword(host.visitor, null);
    expect(world.told(guest).map((message) => message.type === 'door' && message.password !== null)).toEqual([
      true,
      true,
      false,
    ]);
    world.join(guest);
    expect(world.admitted.has(guest.id)).toBe(true);
  });

  it('lets no guest set a password', () => {
    const world = new World();
    const guest = world.seated();
    world.setPassword(guest.visitor, 'mine');
    expect(world.told(guest.visitor).at(-1)).toMatchObject({ type: 'refused', code: 'host_only' });
    expect(world.state.meeting?.entry.kind).toBe('open');
  });

  it('refuses a name of nothing readable', () => {
    const world = new World();
    const visitor = world.visitor();
    const event = { type: 'join', visitor, re: 1, displayName: null, proof: null, resume: null } as const;
    world.do({ ...event, newSeat: 's_1', newMid: 'm' });
    expect(world.told(visitor)).toMatchObject([{ code: 'display_name_invalid' }]);
    expect(world.state).toBe(NOTHING);
  });
});

describe('a password set at the door, before anyone is in', () => {
  it('holds for those who come before the host', () => {
    const world = new World();
    const host = world.visitor('host');
    world.setPassword(host, 'right');
    const guest = world.visitor();
    world.join(guest);
    expect(world.told(guest)).toMatchObject([{ code: 'password_required' }]);
  });

  it('ends with a host who stood at the door and took a seat again that was held', () => {
    const world = new World();
    const host = world.visitor('host');
    world.setPassword(host, 'right');
    const again = world.visitor('host');
    const seat = world.join(host);
    world.do({ type: 'closed', visitor: host, clean: true });
    world.join(again, { resume: { seat, ok: true } });
    world.do({ type: 'leave', visitor: again, re: 9 });
    expect(world.state.meeting).toBeNull();
  });

  it('outlives a guest who comes and goes while the host is still at the door', () => {
    const world = new World();
    const host = world.visitor('host');
    world.setPassword(host, 'right');
    const guest = world.visitor();
    world.join(guest, { proof: 'right' });
    world.do({ type: 'leave', visitor: guest, re: 3 });
    expect(world.state.meeting?.entry.kind).toBe('password');
    world.join(host);
    world.do({ type: 'leave', visitor: host, re: 3 });
    expect(world.state).toEqual(NOTHING);
  });

  it('is gone 15 s after the host has gone, and not before: a cut socket comes back', () => {
    const world = new World();
    const host = world.visitor('host');
    world.setPassword(host, 'right');
    world.do({ type: 'closed', visitor: host, clean: false });
    world.pass(10_000);
    const again = world.visitor('host');
    world.pass(60_000);
    expect(world.state.meeting?.entry.kind).toBe('password');
    world.do({ type: 'closed', visitor: again, clean: true });
    world.pass(16_000);
    expect(world.state).toEqual(NOTHING);
  });

  it('removed again leaves nothing', () => {
    const world = new World();
    const host = world.visitor('host');
    world.setPassword(host, 'right');
    world.setPassword(host, null);
    expect(world.state).toEqual(NOTHING);
  });
});

describe('presence', () => {
  it('takes a closed tab off the screens at once and its seat after 15 s', () => {
    const world = new World();
    const stays = world.seated();
    const goes = world.seated();
    world.closeTab(goes);
    expect(world.told(stays.visitor).at(-1)).toMatchObject({
      type: 'person',
      person: { seat: goes.seat, presence: 'away' },
    });
    world.pass(14_000);
    expect(seats(world)).toContain(goes.seat);
    world.pass(4_000);
    expect(seats(world)).toEqual([stays.seat]);
    expect(world.told(stays.visitor).at(-1)).toEqual({ type: 'personGone', seat: goes.seat });
  });

  it('gives the same seat to a reload within that time, to its secret alone', () => {
    const world = new World();
    world.seated();
    const goes = world.seated();
    world.closeTab(goes);
    world.pass(5_000);
    const thief = world.visitor();
    world.join(thief, { resume: { seat: goes.seat, ok: false } });
    expect(world.told(thief)).toMatchObject([{ code: 'seat_gone' }]);
    const back = world.visitor();
    world.join(back, { resume: { seat: goes.seat, ok: true } });
    expect(world.admitted.get(back.id)).toBe(goes.seat);
    world.pass(120_000);
    expect(seats(world)).toHaveLength(2);
  });

  it('keeps a seat whose socket was cut for as long as the SFU has its media', () => {
    const world = new World();
    world.seated();
    const cut = world.seated();
    world.do({ type: 'closed', visitor: cut.visitor, clean: false });
    world.pass(600_000);
    expect(world.state.meeting?.seats.get(cut.seat)).toMatchObject({ presence: 'unsure' });
    world.disconnect(cut.seat);
    world.pass(60_000);
    expect(seats(world)).not.toContain(cut.seat);
  });

  it('never takes an error of the SFU for an empty room', () => {
    const world = new World();
    world.seated();
    const cut = world.seated();
    world.do({ type: 'closed', visitor: cut.visitor, clean: false });
    world.pass(1_000);
    world.sfuUp = false;
    world.pass(300_000);
    expect(seats(world)).toContain(cut.seat);
  });

  it('ends a meeting whose pages and SFU all died together, within 150 s', () => {
    const world = new World();
    const all = [world.seated(), world.seated()];
    for (const { visitor } of all) world.do({ type: 'closed', visitor, clean: false });
    world.pass(1_000);
    world.killSfu();
    world.pass(150_000);
    expect(world.state.meeting).toBeNull();
  });

  it('gives the seat to the newest of two tabs and tells the older', () => {
    const world = new World();
    const first = world.seated();
    const second = world.visitor();
    world.join(second, { resume: { seat: first.seat, ok: true } });
    expect(world.closed.get(first.visitor.id)).toBe(CLOSE.elsewhere);
    world.do({ type: 'closed', visitor: first.visitor, clean: false });
    expect(world.state.meeting?.seats.get(first.seat)).toMatchObject({ visitor: second.id, presence: 'present' });
  });

  it('holds no seat for somebody who went before their join was answered', () => {
    const world = new World();
    world.sfuUp = false;
    const hasty = world.visitor();
    const seat = world.join(hasty);
    expect(seats(world)).toEqual([seat]);
    world.do({ type: 'closed', visitor: hasty, clean: false });
    expect(world.state).toEqual(NOTHING);
  });

  it('knows after an eviction which sockets are left', () => {
    const world = new World();
    const stays = world.seated();
    const cut = world.seated();
    world.do({ type: 'woke', visitors: new Set([stays.visitor.id]) });
    expect(world.state.meeting?.seats.get(cut.seat)).toMatchObject({ visitor: null, presence: 'unsure' });
    world.disconnect(cut.seat);
    world.pass(40_000);
    expect(seats(world)).toEqual([stays.seat]);
  });

  it('throws strangers out of the SFU room', () => {
    const world = new World();
    const one = world.seated();
    const room = world.rooms.get(world.room());
    room?.add(`${one.seat}#x`).add('s_unknown');
    world.pass(61_000);
    expect([...(room ?? [])]).toEqual([one.seat]);
  });

  it('makes no host of a seat that comes back without the credential', () => {
    const world = new World();
    world.seated();
    const host = world.seated('host');
    world.closeTab(host);
    const back = world.visitor('guest');
    world.join(back, { resume: { seat: host.seat, ok: true } });
    expect(world.state.meeting?.seats.get(host.seat)?.role).toBe('guest');
  });
});

describe('the media is lost', () => {
  it('gives a fresh token to one whose network failed, and moves nobody', () => {
    const world = new World();
    const [one] = [world.seated(), world.seated()];
    world.do({ type: 'sfuLost', visitor: one.visitor, re: 5, epoch: 1 });
    expect(world.media).toEqual([{ seat: one.seat, epoch: 1, withinMs: null }]);
  });

  it('moves everybody to the next epoch when the SFU has been restarted', () => {
    const world = new World();
    const [one, two] = [world.seated(), world.seated()];
    world.killSfu();
    world.sfuUp = true;
    world.do({ type: 'sfuLost', visitor: one.visitor, re: 5, epoch: 1 });
    expect(world.media).toEqual([
      { seat: one.seat, epoch: 2, withinMs: null },
      { seat: two.seat, epoch: 2, withinMs: null },
    ]);
    expect(seats(world)).toEqual([one.seat, two.seat]);
  });

  it('seeks on while the SFU is down, and admits whoever came meanwhile', () => {
    const world = new World();
    const [one, two] = [world.seated(), world.seated()];
    world.killSfu();
    world.do({ type: 'sfuLost', visitor: one.visitor, re: 5, epoch: 1 });
    world.do({ type: 'sfuLost', visitor: two.visitor, re: 5, epoch: 1 });
    expect(world.told(two.visitor)).toContainEqual({ type: 'seeking', epoch: 2 });
    world.pass(3_000);
    const late = world.visitor();
    world.join(late);
    expect(world.admitted.has(late.id)).toBe(false);
    world.sfuUp = true;
    world.pass(4_000);
    expect(world.admitted.has(late.id)).toBe(true);
    expect(world.media.map(({ epoch }) => epoch)).toEqual([2, 2]);
  });

  it('believes one voice in a meeting of two, not one of many', () => {
    const world = new World();
    const [one, , third] = [world.seated(), world.seated(), world.seated(), world.seated()];
    world.sfuUp = false;
    world.do({ type: 'sfuLost', visitor: one.visitor, re: 5, epoch: 1 });
    expect(world.state.meeting?.media.kind).toBe('ready');
    world.do({ type: 'sfuLost', visitor: third.visitor, re: 5, epoch: 1 });
    expect(world.state.meeting?.media.kind).toBe('placing');
  });

  it('refuses a first join after 10 s without any SFU, and nothing is left', () => {
    const world = new World();
    world.sfuUp = false;
    const visitor = world.visitor();
    world.join(visitor);
    world.pass(15_000);
    expect(world.told(visitor)).toMatchObject([{ type: 'refused', code: 'sfu_unavailable' }, { type: 'door' }]);
    expect(world.state).toEqual(NOTHING);
  });

  it('takes up a placement that an eviction cut off', () => {
    const world = new World();
    world.sfuUp = false;
    const visitor = world.visitor();
    world.join(visitor);
    world.sfuUp = true;
    world.do({ type: 'woke', visitors: new Set([visitor.id]) });
    world.pass(1_000);
    expect(world.admitted.has(visitor.id)).toBe(true);
  });

  it('deletes a room that was made too late', () => {
    const world = new World();
    const visitor = world.visitor();
    world.join(visitor);
    world.do({ type: 'leave', visitor, re: 2 });
    world.rooms.set('late', new Set());
    world.do({ type: 'placed', mid: 'of the old one', epoch: 1, at: { site: aSite(), room: 'late' } });
    expect(world.rooms.has('late')).toBe(false);
  });
});
