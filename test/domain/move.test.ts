import { describe, expect, it } from 'vitest';
import { World } from './World.ts';

/** Two people in a meeting at site "one", with another site beside it. */
function twoSites() {
  const world = Object.assign(new World(), { sites: ['one', 'two'] });
  const people = [world.seated(), world.seated()] as const;
  return { world, people };
}

const drain = (world: World) => world.do({ type: 'evacuate', site: world.site ?? '', why: 'drain' });

describe('a planned move', () => {
  it('gives everybody a place at another site, and leaves the old room to the slow for a while', () => {
    const { world, people } = twoSites();
    const old = world.room();
    drain(world);
    expect(world.site).toBe('two');
    expect(world.media).toEqual(people.map(({ seat }) => ({ seat, epoch: 2, withinMs: 800 })));
    expect(world.rooms.has(old)).toBe(true);
    world.pass(25_000);
    expect(world.rooms.has(old)).toBe(false);
    expect(world.found).toEqual(['opened', 'planned']);
  });

  it('tells nobody that anything is lost', () => {
    const { world } = twoSites();
    drain(world);
    expect(world.sent.filter(({ message }) => message.type === 'seeking')).toEqual([]);
  });

  it('lets people in while it is under way, and takes them along', () => {
    const { world } = twoSites();
    world.placing = false;
    drain(world);
    const third = world.seated();
    expect(world.admitted.get(third.visitor.id)).toBe(third.seat);
    world.arrive();
    expect(world.media).toContainEqual({ seat: third.seat, epoch: 2, withinMs: 1_200 });
  });

  it('happens once, whoever asks how often', () => {
    const { world } = twoSites();
    world.placing = false;
    drain(world);
    drain(world);
    expect(world.unplaced).toHaveLength(1);
    world.arrive();
    world.do({ type: 'evacuate', site: 'one', why: 'drain' });
    world.do({ type: 'evacuate', site: 'one', why: 'down' });
    expect(world.state.meeting?.media).toMatchObject({ kind: 'ready', epoch: 2, next: null });
  });

  it('does not happen where there is nowhere to go, and the meeting goes on', () => {
    const { world } = twoSites();
    world.sites = ['one'];
    const before = world.room();
    drain(world);
    world.pass(120_000);
    expect(world.room()).toBe(before);
    expect(world.state.meeting?.media).toMatchObject({ kind: 'ready', next: null });
  });

  it('tries the next site where one fails', () => {
    const { world } = twoSites();
    world.sites = ['one', 'two', 'three'];
    world.silent.add('two');
    drain(world);
    world.pass(1_000);
    expect(world.site).toBe('three');
  });

  it('is completed by the object that wakes up in the middle of it', () => {
    const { world, people } = twoSites();
    world.placing = false;
    drain(world);
    world.unplaced.length = 0;
    world.placing = true;
    world.do({ type: 'woke', visitors: new Set(people.map(({ visitor }) => visitor.id)) });
    world.pass(100);
    expect(world.site).toBe('two');
  });

  it('becomes the way out where the old site dies meanwhile', () => {
    const { world, people } = twoSites();
    world.placing = false;
    drain(world);
    world.silent.add('one');
    world.do({ type: 'sfuLost', visitor: people[0].visitor, re: 9, epoch: 1 });
    expect(world.state.meeting?.media).toMatchObject({ kind: 'placing', epoch: 2 });
    expect(world.unplaced).toHaveLength(1);
    world.arrive();
    expect(world.site).toBe('two');
  });

  it('twice in a row ends at the third site, with one room left', () => {
    const { world } = twoSites();
    world.sites = ['one', 'two', 'three'];
    drain(world);
    world.sites = ['three'];
    drain(world);
    expect(world.site).toBe('three');
    world.pass(60_000);
    expect([...world.rooms.keys()]).toEqual([world.room()]);
  });

  it('leaves nothing behind when the meeting ends in the middle of it', () => {
    const { world, people } = twoSites();
    drain(world);
    for (const { visitor } of people) world.do({ type: 'leave', visitor, re: 3 });
    expect(world.rooms.size).toBe(0);
    expect(world.state).toEqual({ meeting: null, doomed: [] });
  });
});

describe('a dead site', () => {
  it('is left on the word of the Fleet, once it does not answer the meeting either', () => {
    const { world } = twoSites();
    world.do({ type: 'evacuate', site: 'one', why: 'down' });
    expect(world.site).toBe('one');
    world.silent.add('one');
    world.do({ type: 'evacuate', site: 'one', why: 'down' });
    expect(world.site).toBe('two');
    expect(world.suspected).toEqual(['one']);
  });

  it('is left once, though everybody reports it', () => {
    const { world, people } = twoSites();
    world.silent.add('one');
    for (const { visitor } of people) world.do({ type: 'sfuLost', visitor, re: 9, epoch: 1 });
    expect(world.state.meeting?.media).toMatchObject({ kind: 'ready', epoch: 2 });
    expect(world.found).toEqual(['opened', 'lost']);
  });
});

describe('a site that lives, but whose media reaches people no more', () => {
  it('is left when a fresh token has not helped half of them', () => {
    const { world, people } = twoSites();
    const [{ visitor, seat }] = people;
    world.do({ type: 'sfuLost', visitor, re: 9, epoch: 1 });
    expect(world.media).toEqual([{ seat, epoch: 1, withinMs: null }]);
    world.pass(2_000);
    world.do({ type: 'sfuLost', visitor, re: 10, epoch: 1 });
    expect(world.site).toBe('two');
  });

  it('is kept for one of many, whose network it may be', () => {
    const { world, people } = twoSites();
    world.seated();
    world.seated();
    const [{ visitor }] = people;
    for (let re = 9; re < 15; re++) {
      world.pass(2_000);
      world.do({ type: 'sfuLost', visitor, re, epoch: 1 });
    }
    expect(world.site).toBe('one');
  });

  it('is kept for a loss now and then', () => {
    const { world, people } = twoSites();
    const [{ visitor }] = people;
    world.do({ type: 'sfuLost', visitor, re: 9, epoch: 1 });
    world.pass(120_000);
    world.do({ type: 'sfuLost', visitor, re: 10, epoch: 1 });
    expect(world.site).toBe('one');
  });
});
