import { describe, expect, it } from 'vitest';
import type { Visitor } from '../../worker/domain/state.ts';
import { World } from './World.ts';

const raise = (world: World, { visitor }: { visitor: Visitor }, raised = true) =>
  world.do({ type: 'hand', visitor, re: 9, raised });

/** Seats with raised hands, as the meeting has them, first come first. */
const queue = ({ state }: World) =>
  [...(state.meeting?.seats.values() ?? [])]
    .filter(({ hand }) => hand !== null)
    .toSorted((a, b) => (a.hand ?? 0) - (b.hand ?? 0))
    .map(({ id }) => id);

/** A host and three guests. */
function four() {
  const world = new World();
  return { world, host: world.seated('host'), ann: world.seated(), bob: world.seated(), cem: world.seated() };
}

describe('raised hands', () => {
  it('stand in the order in which the meeting saw them, and everybody is told, the raiser too', () => {
    const { world, host, ann, bob, cem } = four();
    for (const person of [cem, ann, bob]) raise(world, person);
    expect(queue(world)).toEqual([cem.seat, ann.seat, bob.seat]);
    for (const { visitor } of [host, ann]) {
      const hands = world.told(visitor).flatMap((message) => (message.type === 'person' ? [message.person] : []));
      const last = new Map(hands.map(({ seat, hand }) => [seat, hand]));
      expect([cem, ann, bob].map(({ seat }) => last.get(seat))).toEqual([1, 2, 3]);
    }
  });

  it('keep their place when they are raised twice, and lose it when they are lowered', () => {
    const { world, ann, bob } = four();
    raise(world, ann);
    raise(world, bob);
    const before = world.state;
    raise(world, ann);
    expect(world.state).toBe(before);
    raise(world, ann, false);
    raise(world, ann);
    expect(queue(world)).toEqual([bob.seat, ann.seat]);
  });

  it('belong to the seat: a reload leaves them up, the end of the seat takes them down', () => {
    const { world, ann, bob } = four();
    raise(world, ann);
    raise(world, bob);
    world.closeTab(ann);
    const again = world.visitor();
    world.join(again, { resume: { seat: ann.seat, ok: true } });
    expect(queue(world)).toEqual([ann.seat, bob.seat]);
    world.do({ type: 'leave', visitor: again, re: 3 });
    expect(queue(world)).toEqual([bob.seat]);
  });

  it('stay up while the meeting moves', () => {
    const { world, ann } = four();
    world.sites = ['one', 'two'];
    raise(world, ann);
    world.do({ type: 'evacuate', site: 'one', why: 'drain' });
    expect(world.site).toBe('two');
    expect(queue(world)).toEqual([ann.seat]);
  });

  it('are lowered by a host, one or all', () => {
    const { world, host, ann, bob, cem } = four();
    for (const person of [cem, ann, bob]) raise(world, person);
    world.do({ type: 'lowerHand', visitor: host.visitor, re: 5, seat: ann.seat });
    expect(queue(world)).toEqual([cem.seat, bob.seat]);
    expect(world.told(ann.visitor).at(-1)).toMatchObject({ type: 'person', person: { seat: ann.seat } });
    expect(world.told(ann.visitor).at(-1)).not.toHaveProperty('person.hand');
    world.do({ type: 'lowerHand', visitor: host.visitor, re: 6, seat: null });
    expect(queue(world)).toEqual([]);
  });

  it('are raised by nobody who has no seat', () => {
    const { world } = four();
    const outside = world.visitor();
    const before = world.state;
    world.do({ type: 'hand', visitor: outside, re: 9, raised: true });
    expect(world.told(outside).at(-1)).toMatchObject({ type: 'refused', code: 'not_joined' });
    expect(world.state).toBe(before);
  });
});
