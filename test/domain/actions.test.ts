import { describe, expect, it } from 'vitest';
import type { Action } from '../../worker/domain/actions.ts';
import type { Visitor } from '../../worker/domain/state.ts';
import { CLOSE } from '../../worker/protocol/errors.ts';
import { World } from './World.ts';

type Asked = Action extends infer One ? (One extends Action ? Omit<One, 'visitor' | 're'> : never) : never;

const RE = 77;
const last = (world: World, visitor: Visitor) => world.told(visitor).at(-1);
const answer = (world: World, visitor: Visitor) =>
  world.told(visitor).find((message) => 're' in message && message.re === RE);

/** A host, a co-host and two guests in a meeting, and a guest at its door. */
function everybody() {
  const world = new World();
  const host = world.seated('host');
  const coHost = world.seated();
  const guest = world.seated();
  const other = world.seated();
  const outside = world.visitor('guest', '198.51.100.7');
  world.do({ type: 'setRole', visitor: host.visitor, re: 1, seat: coHost.seat, role: 'host' });
  return { world, host, coHost, guest, other, outside };
}
type Everybody = ReturnType<typeof everybody>;

const by = (world: World, visitor: Visitor, asked: Asked) => world.do({ ...asked, visitor, re: RE });

/** role × action: `done`, or the refusal. `target` is what the action is done to. */
const TABLE: readonly { what: string; asked: (all: Everybody) => Asked; host: string; coHost: string }[] = [
  {
    what: 'mute a guest',
    asked: ({ other }) => ({ type: 'silence', seat: other.seat, what: 'microphone' }),
    host: 'done',
    coHost: 'done',
  },
  {
    what: 'mute all',
    asked: () => ({ type: 'silence', seat: null, what: 'microphone' }),
    host: 'done',
    coHost: 'done',
  },
  {
    what: 'turn off a camera',
    asked: ({ other }) => ({ type: 'silence', seat: other.seat, what: 'camera' }),
    host: 'done',
    coHost: 'done',
  },
  {
    what: 'forbid microphones',
    asked: () => ({ type: 'allow', what: 'microphone', allowed: false }),
    host: 'done',
    coHost: 'done',
  },
  {
    what: 'rename a guest',
    asked: ({ other }) => ({ type: 'rename', seat: other.seat, displayName: 'Linus' }),
    host: 'done',
    coHost: 'done',
  },
  {
    what: 'make a co-host',
    asked: ({ other }) => ({ type: 'setRole', seat: other.seat, role: 'host' }),
    host: 'done',
    coHost: 'done',
  },
  {
    what: 'unmake the co-host',
    asked: ({ coHost }) => ({ type: 'setRole', seat: coHost.seat, role: 'guest' }),
    host: 'done',
    coHost: 'done',
  },
  {
    what: 'unmake the host',
    asked: ({ host }) => ({ type: 'setRole', seat: host.seat, role: 'guest' }),
    host: 'host_by_key',
    coHost: 'host_by_key',
  },
  {
    what: 'remove a guest',
    asked: ({ other }) => ({ type: 'remove', seat: other.seat }),
    host: 'done',
    coHost: 'done',
  },
  {
    what: 'remove the host',
    asked: ({ host }) => ({ type: 'remove', seat: host.seat }),
    host: 'host_by_key',
    coHost: 'host_by_key',
  },
  {
    what: 'forbid messages',
    asked: () => ({ type: 'allow', what: 'chat', allowed: false }),
    host: 'done',
    coHost: 'done',
  },
  {
    what: 'lower somebody’s hand',
    asked: ({ other }) => ({ type: 'lowerHand', seat: other.seat }),
    host: 'done',
    coHost: 'done',
  },
  {
    what: 'lower all hands',
    asked: () => ({ type: 'lowerHand', seat: null }),
    host: 'done',
    coHost: 'done',
  },
  {
    what: 'act on nobody',
    asked: () => ({ type: 'remove', seat: 's_00000000000000000000' }),
    host: 'seat_unknown',
    coHost: 'seat_unknown',
  },
  { what: 'end for all', asked: () => ({ type: 'end' }), host: 'done', coHost: 'done' },
];

describe.each(TABLE)('to $what', ({ asked, ...outcomes }) => {
  it.each(['host', 'coHost'] as const)('as %s', (who) => {
    const all = everybody();
    by(all.world, all[who].visitor, asked(all));
    const outcome = outcomes[who];
    expect(answer(all.world, all[who].visitor)).toMatchObject(
      outcome === 'done' ? { type: 'done' } : { type: 'refused', code: outcome },
    );
  });

  it('as a guest, inside or outside, changes nothing', () => {
    const all = everybody();
    const { world, guest, outside } = all;
    for (const visitor of [guest.visitor, outside]) {
      const before = world.state;
      by(world, visitor, asked(all));
      expect(answer(world, visitor)).toMatchObject({ type: 'refused', code: 'host_only' });
      expect(world.state).toBe(before);
    }
    expect(world.silenced).toEqual([]);
  });
});

it('muting all spares whoever does it, and tells everybody else', () => {
  const { world, host, guest, other, coHost } = everybody();
  by(world, host.visitor, { type: 'silence', seat: null, what: 'microphone' });
  expect(world.silenced.map(({ identity }) => identity)).toEqual([coHost.seat, guest.seat, other.seat]);
  expect(last(world, guest.visitor)).toEqual({ type: 'silenced', what: 'microphone' });
});

it('what is forbidden is forbidden to guests, at the SFU, and allowed again', () => {
  const { world, host, guest, coHost } = everybody();
  by(world, host.visitor, { type: 'allow', what: 'screen', allowed: false });
  expect(world.permitted.get(guest.seat)).toEqual({ microphone: true, camera: true, screen: false, chat: true });
  expect(world.permitted.get(coHost.seat)).toMatchObject({ screen: true, chat: true });
  expect(last(world, guest.visitor)).toMatchObject({
    type: 'rules',
    rules: { allowed: { screen: false, chat: true } },
  });
  by(world, host.visitor, { type: 'allow', what: 'screen', allowed: true });
  expect(world.permitted.get(guest.seat)).toMatchObject({ screen: true, chat: true });
});

it('who may not write may send no data at the SFU, and a host may', () => {
  const { world, host, guest, coHost } = everybody();
  by(world, host.visitor, { type: 'allow', what: 'chat', allowed: false });
  expect(world.permitted.get(guest.seat)).toMatchObject({ chat: false, microphone: true });
  expect(world.permitted.get(coHost.seat)).toMatchObject({ chat: true });
  by(world, host.visitor, { type: 'setRole', seat: guest.seat, role: 'host' });
  expect(world.permitted.get(guest.seat)).toMatchObject({ chat: true });
});

it('a co-host stays one through a reload, and not beyond the seat', () => {
  const { world, coHost } = everybody();
  world.do({ type: 'closed', visitor: coHost.visitor, clean: true });
  const again = world.visitor();
  world.join(again, { resume: { seat: coHost.seat, ok: true } });
  expect(world.state.meeting?.seats.get(coHost.seat)?.role).toBe('host');
  world.do({ type: 'leave', visitor: again, re: 3 });
  const later = world.visitor();
  const seat = world.join(later);
  expect(world.state.meeting?.seats.get(seat)?.role).toBe('guest');
});

it('a new co-host sees who has knocked, and those who wait see that a host is here', () => {
  const { world, host, coHost, guest, other } = everybody();
  world.setRules(host.visitor, { entry: 'knock' });
  const knocker = world.visitor('guest', '198.51.100.8');
  world.join(knocker, { name: 'Jan' });
  by(world, host.visitor, { type: 'setRole', seat: coHost.seat, role: 'guest' });
  world.do({ type: 'leave', visitor: host.visitor, re: 3 });
  expect(last(world, knocker)).toMatchObject({ type: 'door', hostless: true });

  const key = world.seated('host');
  by(world, key.visitor, { type: 'setRole', seat: guest.seat, role: 'host' });
  expect(world.told(guest.visitor)).toContainEqual({
    type: 'knock',
    knock: { knocker: knocker.id, displayName: 'Jan' },
  });
  world.do({ type: 'leave', visitor: key.visitor, re: 3 });
  expect(last(world, knocker)).not.toHaveProperty('hostless');
  world.answerKnock(other.visitor, knocker, true);
  expect(last(world, other.visitor)).toMatchObject({ type: 'refused', code: 'host_only' });
  world.answerKnock(guest.visitor, knocker, true);
  world.join(knocker, { name: 'Jan' });
  expect(world.admitted.has(knocker.id)).toBe(true);
});

describe('whoever is removed', () => {
  it('is out at once, with socket and media', () => {
    const { world, host, other } = everybody();
    by(world, host.visitor, { type: 'remove', seat: other.seat });
    expect(last(world, other.visitor)).toEqual({ type: 'ended', reason: 'removed' });
    expect(world.closed.get(other.visitor.id)).toBe(CLOSE.removed);
    expect(world.rooms.get(world.room())?.has(other.seat)).toBe(false);
  });

  it('does not come back by the seat’s secret, nor by another tab of the same browser', () => {
    const world = new World();
    const host = world.seated('host');
    const mallory = world.visitor('guest', '203.0.113.9', 'mallory');
    const seat = world.join(mallory);
    by(world, host.visitor, { type: 'remove', seat });
    const tab = world.visitor('guest', '203.0.113.9', 'mallory');
    world.join(tab, { resume: { seat, ok: true } });
    expect(last(world, tab)).toMatchObject({ type: 'refused', code: 'seat_gone' });
    world.join(tab);
    expect(last(world, tab)).toMatchObject({ type: 'refused', code: 'removed' });
  });

  it('has to knock where the browser has forgotten who it is, while others of the house who are known do not', () => {
    const world = new World();
    const host = world.seated('host');
    const mallory = world.visitor('guest', '203.0.113.9', 'mallory');
    const colleague = world.visitor('guest', '203.0.113.9', 'colleague');
    const seat = world.join(mallory);
    world.join(colleague);
    by(world, host.visitor, { type: 'remove', seat });
    const disguised = world.visitor('guest', '203.0.113.9', 'nobody');
    world.join(disguised);
    expect(last(world, disguised)).toMatchObject({ type: 'waiting' });
    const tab = world.visitor('guest', '203.0.113.9', 'colleague');
    world.join(tab);
    expect(world.admitted.has(tab.id)).toBe(true);
    const elsewhere = world.visitor('guest', '198.51.100.1', 'somebody');
    world.join(elsewhere);
    expect(world.admitted.has(elsewhere.id)).toBe(true);
  });

  it('is told to wait for a host where none is here, and a host with a key need not knock', () => {
    const world = new World();
    const host = world.seated('host');
    world.seated();
    const mallory = world.visitor('guest', '203.0.113.9', 'mallory');
    by(world, host.visitor, { type: 'remove', seat: world.join(mallory) });
    const disguised = world.visitor('guest', '203.0.113.9', 'nobody');
    world.join(disguised);
    world.do({ type: 'leave', visitor: host.visitor, re: 3 });
    expect(last(world, disguised)).toMatchObject({ type: 'door', knock: true, hostless: true });
    const another = world.visitor('host', '203.0.113.9', 'of a host');
    world.join(another);
    expect(world.admitted.has(another.id)).toBe(true);
  });

  it('makes the meeting leave the room by using a saved token, and is alone in it for three seconds at most', () => {
    const { world, host, other, guest } = everybody();
    by(world, host.visitor, { type: 'remove', seat: other.seat });
    const room = world.room();
    // A token cannot be revoked, and theirs is still good.
    world.connect(other.seat);
    world.do({ type: 'hint', mid: world.state.meeting?.mid ?? '', epoch: 1, identity: other.seat });
    world.pass(600);
    expect(world.room()).not.toBe(room);
    expect(world.media).toContainEqual({ seat: guest.seat, epoch: 2, withinMs: 500 });
    expect(world.media.some(({ seat }) => seat === other.seat)).toBe(false);
    world.pass(3_000);
    expect(world.rooms.has(room)).toBe(false);
  });
});

it('a meeting that is ended is over for everybody, and nothing of it is left', () => {
  const { world, host, guest } = everybody();
  by(world, host.visitor, { type: 'end' });
  expect(last(world, guest.visitor)).toEqual({ type: 'ended', reason: 'over' });
  expect(world.state).toEqual({ meeting: null, doomed: [] });
  expect(world.rooms.size).toBe(0);
});
