import { describe, expect, it } from 'vitest';
import { decideFleet } from '../../worker/domain/fleet/decideFleet.ts';
import type { FleetEffect, FleetEvent, Observation } from '../../worker/domain/fleet/events.ts';
import { NO_FLEET, type FleetState } from '../../worker/domain/fleet/state.ts';
import { status, views } from '../../worker/domain/fleet/views.ts';
import { aSite } from '../support/aSite.ts';

/** The Fleet with its sites around it, in a time that the test moves. */
class Fleet {
  state: FleetState = NO_FLEET;
  now = 1_800_000_000_000;
  /** What a look at a site shows. */
  readonly sites = new Map<string, Observation>();
  readonly evacuated: Extract<FleetEffect, { type: 'evacuate' }>[] = [];
  looks = 0;
  #alarmAt: number | null = null;

  constructor(...ids: string[]) {
    for (const id of ids) this.shows(id, {});
    this.do({ type: 'settings', sites: ids.map((id) => aSite(id)), digest: ids.join() });
  }

  shows(id: string, rooms: Record<string, number>, packets: number | null = null): void {
    this.sites.set(id, { ok: true, rooms: new Map(Object.entries(rooms)), packets });
  }

  dies(id: string): void {
    this.sites.set(id, { ok: false, reason: 'it is silent' });
  }

  do(event: FleetEvent): void {
    const { state, effects, alarmBy } = decideFleet(this.state, event, this.now);
    this.state = state;
    if (alarmBy === null) this.#alarmAt = null;
    else if (this.#alarmAt === null || alarmBy < this.#alarmAt) this.#alarmAt = alarmBy;
    for (const effect of effects) {
      if (effect.type === 'evacuate') this.evacuated.push(effect);
      else this.#look(effect.site.id, effect.site.api);
    }
  }

  #look(id: string, api: string): void {
    this.looks++;
    const observation = this.sites.get(id);
    if (observation) this.do({ type: 'looked', id, api, observation });
  }

  pass(ms: number): void {
    const end = this.now + ms;
    while (this.#alarmAt !== null && this.#alarmAt <= end) {
      this.now = Math.max(this.now, this.#alarmAt);
      this.#alarmAt = null;
      this.do({ type: 'alarm' });
    }
    this.now = end;
  }

  wake(): void {
    this.do({ type: 'wanted', placed: [] });
  }

  site(id: string) {
    return status(this.state, this.now).sites.find((site) => site.id === id);
  }
}

describe('the Fleet looks at its sites', () => {
  it('while meetings are open, and sleeps when none is', () => {
    const fleet = new Fleet('one');
    fleet.pass(600_000);
    expect(fleet.looks).toBe(0);
    fleet.shows('one', { a: 2 });
    fleet.wake();
    fleet.pass(600_000);
    expect(fleet.looks).toBeGreaterThan(100);
    fleet.shows('one', {});
    fleet.pass(10_000);
    const { looks } = fleet;
    fleet.pass(600_000);
    expect(fleet.looks).toBe(looks);
    expect(status(fleet.state, fleet.now).watching).toBe(false);
  });

  it('counts one silence as a hiccup and two as death, and sees it come back', () => {
    const fleet = new Fleet('one');
    fleet.wake();
    fleet.dies('one');
    fleet.do({ type: 'suspect', id: 'one' });
    expect(fleet.site('one')?.state).toBe('up');
    fleet.pass(1_000);
    expect(fleet.site('one')).toMatchObject({ state: 'down', reason: 'it is silent', since: fleet.now });
    fleet.shows('one', {});
    fleet.pass(5_000);
    expect(fleet.site('one')).toMatchObject({ state: 'up', reason: null });
  });

  it('changes nothing that would have to be written, on a beat', () => {
    const fleet = new Fleet('one', 'two');
    fleet.shows('one', { a: 2 }, 1_000);
    fleet.wake();
    const { sites } = fleet.state;
    fleet.pass(60_000);
    expect(fleet.state.sites).toBe(sites);
  });

  it('measures packets a second between two looks, and begins anew where the counter does', () => {
    const fleet = new Fleet('one');
    fleet.shows('one', { a: 2 }, 50_000);
    fleet.wake();
    fleet.shows('one', { a: 2 }, 60_000);
    fleet.pass(5_000);
    expect(fleet.site('one')).toMatchObject({ load: 2_000, loadSource: 'measured' });
    fleet.shows('one', { a: 2 }, 10);
    fleet.pass(5_000);
    expect(fleet.site('one')?.load).toBe(2_000);
  });

  it('shows sizes and no names', () => {
    const fleet = new Fleet('one');
    fleet.shows('one', { a: 2, b: 7, c: 1 });
    fleet.wake();
    expect(fleet.site('one')).toMatchObject({ meetings: 3, participants: 10, sizes: [7, 2, 1] });
    expect(JSON.stringify(status(fleet.state, fleet.now))).not.toContain('secret');
  });
});

describe('a draining site', () => {
  it('takes no meeting, and asks those that it has to go, the smallest first', () => {
    const fleet = new Fleet('one', 'two');
    fleet.shows('one', { big: 9, small: 1, middle: 3 });
    fleet.wake();
    fleet.do({ type: 'drain', id: 'one' });
    expect(fleet.site('one')?.state).toBe('draining');
    expect(views(fleet.state, fleet.now).find(({ id }) => id === 'one')?.state).toBe('draining');
    expect(fleet.evacuated.map(({ room }) => room)).toEqual(['small', 'middle', 'big']);
    expect(fleet.evacuated.every(({ why, site }) => why === 'drain' && site === 'one')).toBe(true);
  });

  it('is emptied at a bounded rate, and asks again where somebody stays', () => {
    const fleet = new Fleet('one', 'two');
    const rooms = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`r${i}`, 2]));
    fleet.shows('one', rooms);
    fleet.wake();
    fleet.do({ type: 'drain', id: 'one' });
    expect(fleet.evacuated).toHaveLength(20);
    fleet.pass(2_000);
    expect(fleet.evacuated).toHaveLength(50);
    fleet.shows('one', { r7: 2 });
    fleet.pass(20_000);
    expect(fleet.evacuated.slice(50).map(({ room }) => room)).toContain('r7');
    fleet.shows('one', {});
    fleet.pass(1_000);
    const { length } = fleet.evacuated;
    fleet.pass(60_000);
    expect(fleet.evacuated).toHaveLength(length);
  });

  it('takes meetings again when it is undrained, and keeps its wish through a change of its description', () => {
    const fleet = new Fleet('one');
    fleet.do({ type: 'drain', id: 'one' });
    fleet.do({ type: 'add', site: aSite('one', { region: 'eu' }) });
    expect(fleet.site('one')).toMatchObject({ state: 'draining', region: 'eu' });
    fleet.do({ type: 'undrain', id: 'one' });
    expect(fleet.site('one')?.state).toBe('up');
  });
});

it('a dead site asks each of its meetings to look once', () => {
  const fleet = new Fleet('one', 'two');
  fleet.shows('one', { a: 2, b: 3 });
  fleet.wake();
  fleet.dies('one');
  fleet.pass(60_000);
  expect(fleet.evacuated.map(({ room, why }) => `${room} ${why}`).toSorted()).toEqual(['a down', 'b down']);
});

describe('the settings', () => {
  it('fill the fleet, and change it again only where they have changed themselves', () => {
    const fleet = new Fleet('one', 'two');
    fleet.do({ type: 'remove', id: 'two' });
    fleet.do({ type: 'add', site: aSite('three') });
    fleet.do({ type: 'settings', sites: [aSite('one'), aSite('two')], digest: 'one,two' });
    expect([...fleet.state.sites.keys()]).toEqual(['one', 'three']);
    fleet.do({ type: 'settings', sites: [aSite('two')], digest: 'two' });
    expect([...fleet.state.sites.keys()]).toEqual(['three', 'two']);
  });

  it('do not undo a drain', () => {
    const fleet = new Fleet('one');
    fleet.do({ type: 'drain', id: 'one' });
    fleet.do({ type: 'settings', sites: [aSite('one', { region: 'na' })], digest: 'another' });
    expect(fleet.site('one')).toMatchObject({ state: 'draining', region: 'na' });
  });
});
