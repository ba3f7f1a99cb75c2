import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL, place, type Placeable, type PlaceWish } from '../../worker/domain/fleet/place.ts';

const aSite = (id: string, more: Partial<Placeable> = {}): Placeable => ({
  id,
  region: 'eu-de',
  capacity: 100,
  state: 'up',
  load: 0,
  reserved: 0,
  ...more,
});
const aWish = (more: Partial<PlaceWish> = {}): PlaceWish => ({ region: 'eu-de', avoid: [], elsewhere: false, ...more });
/** Every place that chance could lead to. */
const placesOf = (sites: readonly Placeable[], wish: PlaceWish) => {
  const steps = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.999];
  const ids = steps.flatMap((a) => steps.map((b) => place(sites, wish, sequence(a, b))?.id ?? null));
  return new Set(ids);
};
const sequence = (...numbers: number[]) => {
  let i = 0;
  return () => numbers[i++ % numbers.length] ?? 0;
};

describe('closeness', () => {
  const sites = [
    aSite('berlin', { region: 'eu-de-be' }),
    aSite('paris', { region: 'eu-fr' }),
    aSite('boston', { region: 'na-us' }),
  ];

  it('takes the site that shares the most parts of the region', () => {
    expect(placesOf(sites, aWish({ region: 'eu-de' }))).toEqual(new Set(['berlin']));
    expect(placesOf(sites, aWish({ region: 'na-ca' }))).toEqual(new Set(['boston']));
    expect(placesOf(sites, aWish({ region: 'eu-pl' }))).toEqual(new Set(['berlin', 'paris']));
  });

  it('compares whole parts: "eu-d" is not close to "eu-de", only to "eu"', () => {
    const two = [aSite('a', { region: 'eu-de', load: 80 }), aSite('b', { region: 'eu-fr' })];
    expect(placesOf(two, aWish({ region: 'eu-d' }))).toEqual(new Set(['b']));
  });

  it('asks all where nobody knows where the people or the sites are', () => {
    const three = ['a', 'b', 'c'].map((id) => aSite(id, { region: id === 'c' ? '' : 'eu' }));
    expect(placesOf(three, aWish({ region: '' }))).toEqual(new Set(['a', 'b', 'c']));
  });

  it('spills over to the next closest when the closest are full, by load or by what is reserved', () => {
    const full = [aSite('berlin', { load: 60, reserved: 30 }), aSite('paris', { region: 'eu-fr' }), ...sites.slice(2)];
    expect(placesOf(full, aWish())).toEqual(new Set(['paris']));
  });
});

describe('two choices', () => {
  it('never takes the worst of three equally large ones, and takes each of the others', () => {
    const three = [aSite('a', { load: 30 }), aSite('b', { load: 20, reserved: 20 }), aSite('c', { load: 10 })];
    expect(placesOf(three, aWish())).toEqual(new Set(['a', 'c']));
  });

  it('compares with the capacity: a large site with more load may be the emptier one', () => {
    const two = [aSite('small', { load: 30 }), aSite('large', { capacity: 1_000, load: 200 })];
    expect(placesOf(two, aWish())).toEqual(new Set(['large']));
  });

  it('draws large sites more often, in proportion', () => {
    const sites = [aSite('large', { capacity: 700 }), ...['a', 'b', 'c'].map((id) => aSite(id))];
    const first = Array.from({ length: 1_000 }, (_, i) => place(sites, aWish(), sequence((i + 0.5) / 1_000, 0))?.id);
    expect(first.filter((id) => id === 'large')).toHaveLength(700);
  });
});

describe('a box', () => {
  const wish = aWish({ avoid: ['box'] });

  it('gets its one site back after its SFU has failed, noticed or not, whatever it carried before', () => {
    expect(place([aSite('box', { load: 95 })], wish, () => 0)?.id).toBe('box');
    expect(place([aSite('box', { load: 95, state: 'down' })], wish, () => 0)?.id).toBe('box');
  });

  it('is not left by itself for itself in a planned move', () => {
    expect(place([aSite('box')], { ...wish, elsewhere: true }, () => 0)).toBeNull();
  });

  it('may be given many meetings at once: that they may be large turns nobody away, that they are many does', () => {
    expect(place([aSite('box', { load: 20, reserved: 300 })], aWish(), () => 0)?.id).toBe('box');
    expect(place([aSite('box', { load: 20, reserved: 400 })], aWish(), () => 0)).toBeNull();
  });
});

describe('after a crash, the order of preference', () => {
  const wish = aWish({ avoid: ['failed'] });
  const failed = aSite('failed');
  const far = aSite('far', { region: 'as-jp' });

  it('a healthy site, however far, before the one that has failed', () => {
    expect(placesOf([failed, far], wish)).toEqual(new Set(['far']));
  });

  it('the one that has failed before a full one, and before one that is down', () => {
    const others = [aSite('full', { load: 90 }), aSite('down', { state: 'down' })];
    expect(placesOf([failed, ...others], wish)).toEqual(new Set(['failed']));
  });

  it('with all of them down, one that has not been tried', () => {
    const down = [failed, far].map((site) => ({ ...site, state: 'down' as const }));
    expect(placesOf(down, wish)).toEqual(new Set(['far']));
  });

  it('nowhere rather than at a full or at a draining one', () => {
    expect(place([aSite('full', { load: 90 }), aSite('leaving', { state: 'draining' })], wish, () => 0)).toBeNull();
  });
});

describe('whatever the fleet looks like', () => {
  const ids = Array.from('abcdefghij');
  const region = fc.constantFrom('', 'eu', 'eu-de', 'eu-pl', 'na', 'na-us', 'na-us-ny');
  const sites = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...ids),
      region,
      capacity: fc.integer({ min: 1, max: 1_000 }),
      state: fc.constantFrom('up' as const, 'draining' as const, 'down' as const),
      load: fc.integer({ min: 0, max: 1_000 }),
      reserved: fc.integer({ min: 0, max: 200 }),
    }),
    { selector: ({ id }) => id, maxLength: 10 },
  );
  const wish = fc.record({ region, avoid: fc.subarray(ids), elsewhere: fc.boolean() });
  const chance = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
    minLength: 2,
    maxLength: 6,
  });

  const parts = (a: string, b: string) => {
    if (a === '' || b === '') return 0;
    const theirs = b.split('-');
    const first = a.split('-').findIndex((part, i) => part !== theirs[i]);
    return first === -1 ? a.split('-').length : first;
  };
  /** Where the rules allow the meeting, null for nowhere. */
  const allowed = (list: readonly Placeable[], asked: PlaceWish): readonly (Placeable | null)[] => {
    const fresh = list.filter(({ id, state }) => state === 'up' && !asked.avoid.includes(id));
    const room = fresh.filter(({ capacity, load, reserved }) => load + reserved < capacity * FULL);
    const best =
      room.length > 0 ? room : fresh.filter(({ capacity, load, reserved }) => load + reserved * 0.2 < capacity * FULL);
    const closest = Math.max(...best.map((site) => parts(site.region, asked.region)));
    if (best.length > 0) return best.filter((site) => parts(site.region, asked.region) === closest);
    const last = list.filter(({ id, state }) => state === 'down' || (state === 'up' && asked.avoid.includes(id)));
    return asked.elsewhere || last.length === 0 ? [null] : last;
  };

  it('takes no site that may not be taken, and the closest of those that may', () => {
    fc.assert(
      fc.property(sites, wish, chance, (list, asked, numbers) => {
        expect(allowed(list, asked)).toContain(place(list, asked, sequence(...numbers)));
      }),
    );
  });

  it('answers the same for the same chance', () => {
    fc.assert(
      fc.property(sites, wish, chance, (list, asked, numbers) => {
        expect(place(list, asked, sequence(...numbers))).toBe(place(list, asked, sequence(...numbers)));
      }),
    );
  });
});
