import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SiteView } from '../../worker/domain/fleet/state.ts';
import { withJoin, withRefusal } from '../../worker/domain/fleet/tally.ts';
import { FleetView, type FleetStub, type Report } from '../../worker/services/FleetView.ts';
import { aSite } from '../support/aSite.ts';

const aView = (id: string): SiteView => {
  const site = aSite(id);
  return { id, site, region: site.region, capacity: site.capacity, state: 'up', load: 0, reserved: 0 };
};

/** The Fleet as an isolate hears it, or does not. */
class FakeFleet implements FleetStub {
  mood: 'answers' | 'fails' | 'hangs' = 'answers';
  readonly reports: Report[] = [];

  async report(report: Report): Promise<readonly SiteView[]> {
    this.reports.push(report);
    if (this.mood === 'fails') throw new Error('the object is being moved');
    if (this.mood === 'hangs') await new Promise<never>(() => {});
    return [aView('one'), aView('two')];
  }

  async suspect(): Promise<void> {}
}

let fleet: FakeFleet;
let view: FleetView;
let now = 0;
const ids = async () => (await view.sites(fleet, now)).map(({ id }) => id);

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  fleet = new FakeFleet();
  view = new FleetView([aSite('of-the-settings')]);
  now = 1_800_000_000_000;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('what an isolate knows of the sites', () => {
  it('is asked for once in five seconds', async () => {
    for (let i = 0; i < 10; i++) await ids();
    expect(fleet.reports).toHaveLength(1);
    now += 5_000;
    expect(await ids()).toEqual(['one', 'two']);
    expect(fleet.reports).toHaveLength(2);
  });

  it('is asked for sooner where many meetings have just been placed', async () => {
    await ids();
    for (let i = 0; i < 20; i++) view.reserve('one');
    now += 400;
    await ids();
    expect(fleet.reports).toHaveLength(1);
    now += 100;
    await ids();
    expect(fleet.reports[1]?.placed).toHaveLength(20);
    now += 600;
    await ids();
    expect(fleet.reports).toHaveLength(2);
  });

  it('is good for a minute where the Fleet fails, and then the settings are better than nothing', async () => {
    await ids();
    fleet.mood = 'fails';
    now += 59_000;
    expect(await ids()).toEqual(['one', 'two']);
    now += 1_000;
    expect(await ids()).toEqual(['of-the-settings']);
    fleet.mood = 'answers';
    expect(await ids()).toEqual(['one', 'two']);
  });

  it('is the settings where the Fleet has never been heard', async () => {
    fleet.mood = 'fails';
    expect(await view.sites(fleet, now)).toMatchObject([{ id: 'of-the-settings', state: 'up', load: 0 }]);
  });

  it('does not wait for a Fleet that says nothing', async () => {
    await ids();
    vi.useFakeTimers();
    fleet.mood = 'hangs';
    now += 6_000;
    const answer = ids();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await answer).toEqual(['one', 'two']);
  });
});

describe('what was just placed', () => {
  const reserved = async (id: string) => (await view.sites(fleet, now)).find((site) => site.id === id)?.reserved ?? 0;

  it('counts at its site at once, and is told the Fleet once', async () => {
    await ids();
    view.reserve('one');
    view.reserve('one');
    expect(await reserved('one')).toBeGreaterThan(0);
    expect(await reserved('two')).toBe(0);
    now += 5_000;
    expect(await reserved('one')).toBe(0);
    expect(fleet.reports[1]?.placed.map(({ site }) => site)).toEqual(['one', 'one']);
    now += 5_000;
    await ids();
    expect(fleet.reports[2]?.placed).toEqual([]);
  });

  it('goes on counting while the Fleet fails, and is told when it is back', async () => {
    await ids();
    view.reserve('one');
    fleet.mood = 'fails';
    now += 5_000;
    expect(await reserved('one')).toBeGreaterThan(0);
    view.reserve('two');
    fleet.mood = 'answers';
    now += 5_000;
    await ids();
    expect(fleet.reports.at(-1)?.placed.map(({ site }) => site)).toEqual(['one', 'two']);
  });
});

describe('what was counted', () => {
  it('is told once, and not where nothing was', async () => {
    await view.flush(fleet, now);
    expect(fleet.reports).toEqual([]);
    view.tally(withJoin);
    view.tally((tally) => withRefusal(tally, 'password_wrong'));
    await view.flush(fleet, now);
    expect(fleet.reports).toMatchObject([{ tally: { joins: 1, refusals: { password_wrong: 1 } } }]);
    now += 5_000;
    await view.flush(fleet, now);
    expect(fleet.reports).toHaveLength(1);
  });
});
