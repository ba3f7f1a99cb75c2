import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedLoad } from '../../worker/domain/fleet/estimatedLoad.ts';
import { reserve, reservedAt, type Reservation } from '../../worker/domain/fleet/reservations.ts';

describe('reservations', () => {
  it('count fully at first, and add up', () => {
    const list = reserve(reserve([], 'a', 100, 50_000), 'a', 20, 50_000);
    expect(reservedAt(list, 50_000)).toEqual(new Map([['a', 120]]));
  });

  it('fade while the people come, and are gone when all are there', () => {
    const list = reserve([], 'a', 100, 0);
    const later = [5_000, 15_000, 30_000, 44_000].map((now) => reservedAt(list, now).get('a') ?? 0);
    expect(later).toEqual(later.toSorted((a, b) => b - a));
    expect(later.at(0)).toBeGreaterThan(80);
    expect(later.at(-1)).toBeLessThan(10);
    expect(reservedAt(list, 60_000).size).toBe(0);
  });

  it('keep sites apart, and their list small, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: -90_000, max: 90_000 }))), (steps) => {
        let list: readonly Reservation[] = [];
        let now = 0;
        for (const [site, step] of steps) list = reserve(list, site, 1, (now += step));
        const reserved = reservedAt(list, now);
        for (const site of ['a', 'b']) {
          const placed = steps.filter(([at]) => at === site).length;
          expect(reserved.get(site) ?? 0).toBeGreaterThanOrEqual(0);
          expect(reserved.get(site) ?? 0).toBeLessThanOrEqual(placed);
        }
      }),
    );
  });

  it('take little memory, however many meetings are placed', () => {
    let list: readonly Reservation[] = [];
    for (let i = 0; i < 60_000; i++) list = reserve(list, i % 2 ? 'a' : 'b', 1, i * 5);
    expect(list.length).toBeLessThanOrEqual(20);
    expect(reservedAt(list, 300_000).get('a')).toBeGreaterThan(1_000);
    expect(reserve(list, 'b', 1, 1_000_000)).toHaveLength(1);
  });
});

describe('the load of a meeting', () => {
  it('is nothing for nobody and never falls when somebody joins', () => {
    expect(estimatedLoad(0)).toBe(0);
    for (let people = 1; people <= 200; people++) {
      expect(estimatedLoad(people)).toBeGreaterThan(estimatedLoad(people - 1));
    }
  });

  it('is of the order that LiveKit measured for 150 people: 51,068 packets/s in and 762,749 out', () => {
    const measured = 51_068 + 762_749;
    expect(estimatedLoad(150) / measured).toBeGreaterThan(0.6);
    expect(estimatedLoad(150) / measured).toBeLessThan(1.2);
  });
});
