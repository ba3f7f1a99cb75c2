import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Visitor } from '../../worker/domain/state.ts';
import { positionAt } from '../../worker/domain/watch.ts';
import { RATES, readWatch, type Watch } from '../../worker/protocol/watch.ts';
import { WatchAsk } from '../../worker/protocol/watchAsk.ts';
import * as v from 'valibot';
import { World } from './World.ts';

const RE = 77;
const FILM = 'dQw4w9WgXcQ';

const on = (world: World): Watch => {
  const { watch } = world.state.meeting ?? {};
  if (!watch) throw new Error('There is no meeting.');
  return watch;
};
const ask = (world: World, visitor: Visitor, wish: WatchAsk) => world.do({ type: 'watch', visitor, re: RE, ask: wish });
const answer = (world: World, visitor: Visitor) => {
  const last = world.told(visitor).findLast((message) => 're' in message && message.re === RE);
  return last?.type === 'refused' ? last.code : last?.type;
};
/** Asks for it with what is on now. */
const now = (world: World, visitor: Visitor, wish: Partial<WatchAsk> & Pick<WatchAsk, 'do'>) =>
  ask(world, visitor, { seq: on(world).seq, ...wish } as WatchAsk);

/** A host, a co-host and two guests who have a film on, begun by a guest, and somebody at the door. */
function cinema() {
  const world = new World();
  const [host, coHost, guest, other] = [world.seated('host'), world.seated(), world.seated(), world.seated()];
  const outside = world.visitor('guest', '198.51.100.7');
  world.do({ type: 'setRole', visitor: host.visitor, re: 1, seat: coHost.seat, role: 'host' });
  now(world, guest.visitor, { do: 'start', video: FILM, position: 0 });
  world.pass(10_000);
  return { world, host, coHost, guest, other, outside };
}

describe('who may do what', () => {
  const WISHES: readonly (Partial<WatchAsk> & Pick<WatchAsk, 'do'>)[] = [
    { do: 'start', video: 'https://films.example/b.webm', position: 5 },
    { do: 'pause' },
    { do: 'play', position: 3 },
    { do: 'seek', position: 60 },
    { do: 'rate', rate: 1.5 },
    { do: 'stop' },
  ];

  it.each(WISHES)('everybody inside may $do, and nobody outside', (wish) => {
    for (const who of ['host', 'coHost', 'guest', 'other'] as const) {
      const all = cinema();
      now(all.world, all[who].visitor, wish);
      expect(answer(all.world, all[who].visitor)).toBe('done');
      const from = { start: all[who].seat, stop: null }[wish.do as string];
      expect(on(all.world)).toMatchObject({
        seq: 2,
        by: all[who].seat,
        from: from === undefined ? all.guest.seat : from,
      });
    }
    const { world, outside } = cinema();
    const before = world.state;
    now(world, outside, wish);
    expect(answer(world, outside)).toBe('not_joined');
    expect(world.state).toBe(before);
  });

  it.each(WISHES)('hosts alone may $do once a host has said so, until a host takes it back', (wish) => {
    const { world, host, coHost, guest } = cinema();
    ask(world, coHost.visitor, { do: 'restrict', hostsOnly: true });
    const before = world.state;
    now(world, guest.visitor, wish);
    expect(answer(world, guest.visitor)).toBe('host_only');
    expect(world.state).toBe(before);
    now(world, host.visitor, wish);
    expect(answer(world, host.visitor)).toBe('done');
    ask(world, host.visitor, { do: 'restrict', hostsOnly: false });
    now(world, guest.visitor, { do: 'start', video: FILM, position: 0 });
    expect(answer(world, guest.visitor)).toBe('done');
  });

  it('guests neither restrict nor free it', () => {
    const { world, host, guest } = cinema();
    for (const hostsOnly of [true, false]) {
      ask(world, host.visitor, { do: 'restrict', hostsOnly: !hostsOnly });
      const before = world.state;
      ask(world, guest.visitor, { do: 'restrict', hostsOnly });
      expect(answer(world, guest.visitor)).toBe('host_only');
      expect(world.state).toBe(before);
    }
  });

  it('guests may look at the time and at what is on whatever hosts have said, and outside nobody may', () => {
    const { world, host, guest, outside } = cinema();
    ask(world, host.visitor, { do: 'restrict', hostsOnly: true });
    ask(world, guest.visitor, { do: 'time', sent: 4.5 });
    const told = world.told(guest.visitor).findLast(({ type }) => type === 'watch');
    expect(told).toEqual({ type: 'watch', watch: { ...on(world), now: world.now, sent: 4.5 } });
    const { length } = world.told(outside);
    ask(world, outside, { do: 'time', sent: 1 });
    expect(world.told(outside).slice(length)).toEqual([{ type: 'refused', re: RE, code: 'not_joined' }]);
  });
});

describe('a film', () => {
  it('goes on by the object’s clock, at its pace, and stands where it was paused', () => {
    const { world, guest, other } = cinema();
    expect(positionAt(on(world), world.now)).toBe(10);
    now(world, other.visitor, { do: 'rate', rate: 2 });
    world.pass(5_000);
    now(world, guest.visitor, { do: 'pause' });
    world.pass(60_000);
    expect(on(world)).toMatchObject({ playing: false, position: 20, rate: 2 });
    expect(positionAt(on(world), world.now)).toBe(20);
    now(world, guest.visitor, { do: 'play' });
    world.pass(1_000);
    expect(positionAt(on(world), world.now)).toBe(22);
  });

  it('is told to everybody inside in the same words, before the answer, and to nobody outside', () => {
    const { world, guest, other, outside } = cinema();
    const before = world.told(outside).length;
    now(world, other.visitor, { do: 'seek', position: 90 });
    const message = { type: 'watch', watch: on(world) };
    expect(world.told(guest.visitor).at(-1)).toEqual(message);
    expect(world.told(other.visitor).slice(-2)).toEqual([message, { type: 'done', re: RE }]);
    expect(readWatch(message.watch)).toEqual({ ...on(world) });
    expect(world.told(outside)).toHaveLength(before);
  });

  it('stays when whoever began it leaves, and ends with the meeting', () => {
    const { world, host, coHost, guest, other } = cinema();
    world.do({ type: 'leave', visitor: guest.visitor, re: 3 });
    world.pass(5_000);
    expect(positionAt(on(world), world.now)).toBe(15);
    for (const { visitor } of [host, coHost, other]) world.do({ type: 'leave', visitor, re: 3 });
    expect(world.state.meeting).toBeNull();
    world.seated();
    expect(on(world)).toMatchObject({ seq: 0, video: null, hostsOnly: false });
  });

  it('does not notice that the meeting moves to another SFU', () => {
    const { world } = cinema();
    const before = on(world);
    world.sites = ['one', 'two'];
    world.do({ type: 'evacuate', site: 'one', why: 'drain' });
    expect(world.site).toBe('two');
    expect(on(world)).toBe(before);
  });

  it('that another film replaces runs at its own pace from where it was asked to', () => {
    const { world, host, guest } = cinema();
    now(world, guest.visitor, { do: 'rate', rate: 0.5 });
    now(world, host.visitor, { do: 'start', video: 'https://films.example/b.webm', position: 30 });
    expect(on(world)).toMatchObject({ video: 'https://films.example/b.webm', position: 30, rate: 1, playing: true });
  });

  it('is stopped for everybody, and who decides is left as it was', () => {
    const { world, host } = cinema();
    ask(world, host.visitor, { do: 'restrict', hostsOnly: true });
    now(world, host.visitor, { do: 'stop' });
    expect(on(world)).toMatchObject({ video: null, hostsOnly: true, by: host.seat, from: null });
    now(world, host.visitor, { do: 'pause' });
    expect(answer(world, host.visitor)).toBe('watch_crossed');
  });

  it('is not ahead where the object’s clock went back', () => {
    const { world, guest } = cinema();
    now(world, guest.visitor, { do: 'seek', position: 50 });
    world.now -= 3_600_000;
    world.do({ type: 'alarm' });
    world.now += 2_000;
    expect(positionAt(on(world), world.now)).toBe(52);
  });
});

describe('commands that cross', () => {
  it('count once: the second of two who acted on the same picture is told', () => {
    const { world, guest, other } = cinema();
    const { seq } = on(world);
    ask(world, guest.visitor, { do: 'pause', seq });
    ask(world, other.visitor, { do: 'seek', seq, position: 300 });
    expect(answer(world, guest.visitor)).toBe('done');
    expect(answer(world, other.visitor)).toBe('watch_crossed');
    expect(on(world)).toMatchObject({ seq: seq + 1, playing: false, position: 10 });
  });

  it('what is so already changes nothing, and nobody is told', () => {
    const { world, guest, host } = cinema();
    const before = world.state;
    const heard = world.told(host.visitor).length;
    now(world, guest.visitor, { do: 'play' });
    now(world, guest.visitor, { do: 'rate', rate: 1 });
    expect(answer(world, guest.visitor)).toBe('done');
    expect(world.state).toBe(before);
    expect(world.told(host.visitor)).toHaveLength(heard);
  });
});

describe('what is read', () => {
  it.each([
    'dQw4w9WgXc',
    'dQw4w9WgXcQQ',
    'http://films.example/a.webm',
    'https://ada:secret@films.example/a.webm',
    'https://films.example',
    'https://films.example/a.webm#t=3',
    ' https://films.example/a.webm',
    'https://films.example/a b.webm',
    'https://films.example/"><script>',
    'javascript:alert(1)//aaaaaa',
    'data:text/html,a',
    'blob:https://films.example/1',
    '//films.example/a.webm',
    `https://films.example/${'a'.repeat(2_000)}`,
    '',
    null,
    17,
  ])('a film is not %j', (video) => {
    expect(v.safeParse(WatchAsk, { do: 'start', seq: 0, video, position: 0 }).success).toBe(false);
  });

  it.each([
    'dQw4w9WgXcQ',
    '-_-_-_-_-_-',
    'https://films.example/a.webm?token=1&x=%20',
    'https://films.example:8443/',
    'https://[2001:db8::1]/a.mp4',
    'http://localhost:8080/a.webm',
  ])('a film is %j', (video) => {
    expect(v.safeParse(WatchAsk, { do: 'start', seq: 0, video, position: 0 }).success).toBe(true);
  });

  it.each([
    { do: 'seek', seq: 0, position: -1 },
    { do: 'seek', seq: 0, position: Infinity },
    { do: 'seek', seq: 0, position: '7' },
    { do: 'rate', seq: 0, rate: 3 },
    { do: 'pause', seq: -1 },
    { do: 'pause' },
    { do: 'play', seq: 0, position: null },
    { do: 'dance', seq: 0 },
  ])('a wish is not %j', (wish) => {
    expect(v.safeParse(WatchAsk, wish).success).toBe(false);
  });
});

it('whatever is asked: the number rises by one with each change, every word of it can be read, a film that plays never goes back by itself', () => {
  const wish = fc.oneof(
    fc.record({
      do: fc.constant('start' as const),
      video: fc.constantFrom(FILM, 'https://films.example/a.webm'),
      position: fc.nat(1_000),
    }),
    fc.constant({ do: 'play' as const }),
    fc.constant({ do: 'pause' as const }),
    fc.constant({ do: 'stop' as const }),
    fc.record({ do: fc.constant('seek' as const), position: fc.double({ min: 0, max: 1_000_000, noNaN: true }) }),
    fc.record({ do: fc.constant('rate' as const), rate: fc.constantFrom(...RATES) }),
    fc.record({ do: fc.constant('restrict' as const), hostsOnly: fc.boolean() }),
  );
  const step = fc.record({ who: fc.nat(2), late: fc.nat(2), wait: fc.nat(100_000), wish });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const world = new World();
      const people = [world.seated('host'), world.seated(), world.seated()];
      for (const { who, late, wait, wish } of steps) {
        const before = on(world);
        const visitor = people[who]?.visitor;
        if (!visitor) throw new Error('nobody');
        world.now += wait;
        const reached = positionAt(before, world.now);
        expect(reached).toBeGreaterThanOrEqual(before.position);
        ask(world, visitor, { seq: Math.max(0, before.seq - late), ...wish } as WatchAsk);
        const after = on(world);
        expect(readWatch(after)).not.toBeNull();
        if (after === before) continue;
        expect(after.seq).toBe(before.seq + 1);
        expect(wish.do === 'restrict' || before.seq === 0 || late === 0).toBe(true);
        const keeps = ['play', 'pause', 'rate', 'restrict'].includes(wish.do);
        expect(keeps ? positionAt(after, world.now) : reached).toBeCloseTo(reached, 6);
      }
    }),
    { numRuns: 300 },
  );
});
