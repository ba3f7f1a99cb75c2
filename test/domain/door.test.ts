import { describe, expect, it } from 'vitest';
import type { Visitor } from '../../worker/domain/state.ts';
import { World } from './World.ts';

/** The last word to a visitor. */
const last = (world: World, visitor: Visitor) => world.told(visitor).at(-1);
const isIn = (world: World, visitor: Visitor) => world.admitted.has(visitor.id);

/** A host inside, and a door with a rule. */
function hosted(change: Parameters<World['setRules']>[1] = {}) {
  const world = new World();
  const host = world.seated('host');
  world.setRules(host.visitor, change);
  return { world, host };
}

describe('knocking', () => {
  it('lets nobody in, and nobody wait with a seat or a token, until a host says so', () => {
    const { world, host } = hosted({ entry: 'knock' });
    const guest = world.visitor();
    world.join(guest, { name: 'Grace' });
    expect(last(world, guest)).toEqual({ type: 'waiting', re: 1 });
    expect(world.state.meeting?.seats.size).toBe(1);
    expect(last(world, host.visitor)).toEqual({ type: 'knock', knock: { knocker: guest.id, displayName: 'Grace' } });

    world.answerKnock(host.visitor, guest, true);
    expect(last(world, guest)).toMatchObject({ type: 'door', knock: true });
    world.join(guest, { name: 'Grace' });
    expect(isIn(world, guest)).toBe(true);
    expect(world.state.meeting?.knocks.size).toBe(0);
  });

  it('is told as refused, and a new knock costs an attempt', () => {
    const { world, host } = hosted({ entry: 'knock' });
    const guest = world.visitor();
    for (let knocks = 0; knocks < 5; knocks++) {
      world.join(guest);
      expect(last(world, guest)).toMatchObject({ type: 'waiting' });
      world.answerKnock(host.visitor, guest, false);
      expect(last(world, guest)).toEqual({ type: 'error', code: 'knock_declined' });
    }
    world.join(guest);
    expect(last(world, guest)).toMatchObject({ type: 'refused', code: 'too_many_attempts' });
  });

  it('is given back with being let in, so that people behind one address do not slow each other', () => {
    const { world, host } = hosted({ entry: 'knock' });
    for (let i = 0; i < 20; i++) {
      const guest = world.visitor();
      world.join(guest);
      world.answerKnock(host.visitor, guest, true);
      world.join(guest);
      expect(isIn(world, guest)).toBe(true);
    }
  });

  it('is answered for all of them at once', () => {
    const { world, host } = hosted({ entry: 'knock' });
    const guests = [world.visitor(), world.visitor(), world.visitor()];
    for (const guest of guests) world.join(guest);
    world.answerKnock(host.visitor, null, true);
    for (const guest of guests) world.join(guest);
    expect(guests.every((guest) => isIn(world, guest))).toBe(true);
  });

  it('cannot be answered by a guest', () => {
    const { world } = hosted({ entry: 'knock' });
    const guest = world.visitor();
    const other = world.visitor();
    world.join(guest);
    world.answerKnock(other, guest, true);
    expect(last(world, other)).toMatchObject({ type: 'refused', code: 'host_only' });
    world.join(guest);
    expect(isIn(world, guest)).toBe(false);
  });

  it('ends with whoever goes away', () => {
    const { world, host } = hosted({ entry: 'knock' });
    const guest = world.visitor();
    world.join(guest);
    world.do({ type: 'closed', visitor: guest, clean: true });
    expect(last(world, host.visitor)).toEqual({ type: 'knockGone', knocker: guest.id });
    expect(world.state.meeting?.knocks.size).toBe(0);
  });

  it('ends with whoever takes a seat again that was held for them', () => {
    const { world, host } = hosted({ entry: 'knock' });
    const before = world.visitor();
    world.join(before);
    world.answerKnock(host.visitor, before, true);
    const seat = world.join(before);
    world.do({ type: 'closed', visitor: before, clean: true });
    const again = world.visitor();
    world.join(again);
    world.join(again, { resume: { seat, ok: true } });
    expect(world.state.meeting?.knocks.size).toBe(0);
    expect(world.told(host.visitor)).toContainEqual({ type: 'knockGone', knocker: again.id });
  });

  it('outlives an eviction, without those who were cut meanwhile', () => {
    const { world, host } = hosted({ entry: 'knock' });
    const stays = world.visitor();
    const goes = world.visitor();
    world.join(stays);
    world.join(goes);
    world.do({ type: 'woke', visitors: new Set([host.visitor.id, stays.id]) });
    expect([...(world.state.meeting?.knocks.keys() ?? [])]).toEqual([stays.id]);
  });

  it('gives way to a password that is set meanwhile, for those who wait, too', () => {
    const { world, host } = hosted({ entry: 'knock' });
    const guest = world.visitor();
    world.join(guest);
    world.answerKnock(host.visitor, guest, true);
    world.setPassword(host.visitor, 'right');
    expect(last(world, guest)).toMatchObject({ type: 'door', password: { salt: 'salt' } });
    world.join(guest);
    expect(last(world, guest)).toMatchObject({ type: 'refused', code: 'password_required' });
    world.join(guest, { proof: 'right' });
    expect(isIn(world, guest)).toBe(true);
  });

  it('says when no host is here, and when one has come back', () => {
    const { world, host } = hosted({ entry: 'knock' });
    world.setRules(host.visitor, { entry: 'open' });
    world.seated();
    world.setRules(host.visitor, { entry: 'knock' });
    const guest = world.visitor();
    world.join(guest);
    world.do({ type: 'leave', visitor: host.visitor, re: 3 });
    expect(last(world, guest)).toMatchObject({ type: 'door', hostless: true });
    const back = world.seated('host');
    expect(last(world, guest)).not.toHaveProperty('hostless');

    world.do({ type: 'closed', visitor: back.visitor, clean: false });
    expect(last(world, guest)).toMatchObject({ type: 'door', hostless: true });
    world.join(world.visitor('host'), { resume: { seat: back.seat, ok: true } });
    expect(last(world, guest)).not.toHaveProperty('hostless');
  });

  it('is over with the meeting: nobody who waits opens another one by it', () => {
    const { world, host } = hosted({ entry: 'knock' });
    const guest = world.visitor();
    world.join(guest);
    world.do({ type: 'leave', visitor: host.visitor, re: 3 });
    expect(world.told(guest).slice(-2)).toEqual([
      { type: 'error', code: 'meeting_ended' },
      { type: 'door', role: 'guest', password: null },
    ]);
  });

  it('can be set at the door, and opens the meeting as a password does', () => {
    const world = new World();
    const host = world.visitor('host');
    world.setRules(host, { entry: 'knock' });
    const guest = world.visitor();
    world.join(guest);
    expect(last(world, guest)).toMatchObject({ type: 'waiting' });
    world.setRules(host, { entry: 'open' });
    expect(world.state.meeting).toBeNull();
  });
});

describe('the lock', () => {
  it('keeps out everybody new, but no host and nobody who comes back', () => {
    const { world } = hosted();
    const before = world.seated();
    world.setRules(world.visitor('host'), { locked: true });
    const late = world.visitor();
    world.join(late);
    expect(last(world, late)).toMatchObject({ type: 'refused', code: 'meeting_locked' });
    world.do({ type: 'closed', visitor: before.visitor, clean: true });
    const again = world.visitor();
    world.join(again, { resume: { seat: before.seat, ok: true } });
    expect(isIn(world, again)).toBe(true);
    expect(isIn(world, world.seated('host').visitor)).toBe(true);
  });

  it('sends those away who have knocked', () => {
    const { world, host } = hosted({ entry: 'knock' });
    const guest = world.visitor();
    world.join(guest);
    world.setRules(host.visitor, { locked: true });
    expect(world.told(host.visitor)).toContainEqual({ type: 'knockGone', knocker: guest.id });
    expect(last(world, guest)).toMatchObject({ type: 'door' });
    world.join(guest);
    expect(last(world, guest)).toMatchObject({ type: 'refused', code: 'meeting_locked' });
  });

  it('cannot be set by a guest', () => {
    const { world } = hosted();
    const guest = world.seated();
    world.setRules(guest.visitor, { locked: true });
    expect(last(world, guest.visitor)).toMatchObject({ type: 'refused', code: 'host_only' });
    expect(world.state.meeting?.locked).toBe(false);
  });
});

describe('the seat limit', () => {
  it('is exact under a rush, and has one seat more for a host', () => {
    const world = Object.assign(new World(), { policy: { opens: 'anyone', limit: 10 } as const });
    world.placing = false;
    const rush = Array.from({ length: 30 }, (_, i) => world.visitor('guest', `192.0.2.${i}`));
    for (const guest of rush) world.join(guest);
    world.arrive();
    expect(rush.filter((guest) => isIn(world, guest))).toHaveLength(10);
    const outside = rush.filter((guest) => !isIn(world, guest));
    for (const guest of outside) {
      expect(last(world, guest)).toMatchObject({ type: 'refused', code: 'meeting_full', retryAfterMs: 5_000 });
    }
    const host = world.visitor('host');
    world.join(host);
    expect(isIn(world, host)).toBe(true);
    expect(world.state.meeting?.seats.size).toBe(11);
    const another = world.visitor('host');
    world.join(another);
    expect(last(world, another)).toMatchObject({ type: 'refused', code: 'meeting_full' });
  });

  it('may be changed by a host, and sends nobody away', () => {
    const { world, host } = hosted();
    world.seated();
    world.seated();
    world.setRules(host.visitor, { limit: 2 });
    expect(world.state.meeting?.seats.size).toBe(3);
    const late = world.visitor();
    world.join(late);
    expect(last(world, late)).toMatchObject({ type: 'refused', code: 'meeting_full' });
  });
});

describe('where only hosts may open a meeting', () => {
  const hostsOnly = () => Object.assign(new World(), { policy: { opens: 'hosts', limit: 100 } as const });

  it('guests wait, and nothing is written for them', () => {
    const world = hostsOnly();
    const guest = world.visitor();
    world.join(guest);
    expect(last(world, guest)).toEqual({ type: 'waiting', re: 1 });
    expect(world.state).toEqual({ meeting: null, doomed: [] });
    expect(world.alarmAt).toBeNull();
  });

  it('they walk in when a host has come', () => {
    const world = hostsOnly();
    const guest = world.visitor();
    world.join(guest);
    world.seated('host');
    expect(last(world, guest)).toEqual({ type: 'door', role: 'guest', password: null });
    world.join(guest);
    expect(isIn(world, guest)).toBe(true);
  });

  it('arriving early passes no password and no knock', () => {
    const world = hostsOnly();
    const guest = world.visitor();
    world.join(guest);
    const host = world.visitor('host');
    world.setPassword(host, 'right');
    world.join(guest);
    expect(last(world, guest)).toMatchObject({ type: 'refused', code: 'password_required' });
    world.setRules(host, { entry: 'knock' });
    world.join(guest);
    expect(last(world, guest)).toMatchObject({ type: 'waiting' });
  });

  it('the rules hold after the last host has gone', () => {
    const world = hostsOnly();
    const host = world.seated('host');
    world.seated();
    world.setPassword(host.visitor, 'right');
    world.do({ type: 'leave', visitor: host.visitor, re: 3 });
    const guest = world.visitor();
    world.join(guest);
    expect(last(world, guest)).toMatchObject({ type: 'refused', code: 'password_required' });
  });
});
