import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bringIn } from '../../../web/call/room/scene/bringIn.ts';
import { chooseMain, chooseMode, CHOICES } from '../../../web/call/room/scene/chooseMode.ts';
import { chooseSpeaker, type Speaker } from '../../../web/call/room/scene/chooseSpeaker.ts';
import { compose, type Composition } from '../../../web/call/room/scene/compose.ts';
import { keepOrder } from '../../../web/call/room/scene/keepOrder.ts';
import { hear, type Voices } from '../../../web/call/room/scene/voices.ts';

const people = (count: number) => Array.from({ length: count }, (_, index) => `s_${index}`);

describe('the order of tiles', () => {
  const orders = fc.uniqueArray(
    fc.nat(60).map((index) => `s_${index}`),
    { maxLength: 60 },
  );

  test('everybody who is there has one slot, nobody else has', () => {
    fc.assert(
      fc.property(orders, orders, (order, present) => {
        expect([...keepOrder(order, present)].toSorted()).toEqual([...present].toSorted());
      }),
    );
  });

  test('no more tiles change their slots than have gone, and who is new comes last', () => {
    fc.assert(
      fc.property(orders, orders, (order, present) => {
        const next = keepOrder(order, present);
        const gone = order.filter((key) => !present.includes(key)).length;
        const moved = order.filter((key, slot) => present.includes(key) && next[slot] !== key);
        expect(moved.length).toBeLessThanOrEqual(gone);
        expect(gone === 0 && next.slice(0, order.length).join() !== order.join()).toBe(false);
      }),
    );
  });
});

describe('the screen', () => {
  const compositions = fc
    .record({
      count: fc.integer({ min: 1, max: 90 }),
      mode: fc.constantFrom('grid', 'speaker', 'side'),
      mainAt: fc.nat(89),
      page: fc.nat(9),
      width: fc.integer({ min: 320, max: 3000 }),
      height: fc.integer({ min: 200, max: 2000 }),
    })
    .map(({ count, mode, mainAt, page, width, height }): Composition => {
      const order = people(count);
      const main = mode === 'grid' || count < 2 ? null : (order[mainAt % count] ?? null);
      return { mode: main === null ? 'grid' : mode, main, order, page, width, height, gap: 8 };
    });

  test('tiles lie inside, none over another, each with a picture that can be made out', () => {
    fc.assert(
      fc.property(compositions, (composition) => {
        const { places } = compose(composition);
        const rects = [...places.values()];
        for (const [index, one] of rects.entries()) {
          expect(Math.min(one.x, one.y)).toBeGreaterThanOrEqual(0);
          expect(one.x + one.width).toBeLessThanOrEqual(composition.width);
          expect(one.y + one.height).toBeLessThanOrEqual(composition.height);
          expect(Math.min(one.width, one.height)).toBeGreaterThan(20);
          for (const other of rects.slice(index + 1)) {
            const apart =
              one.x + one.width <= other.x ||
              other.x + other.width <= one.x ||
              one.y + one.height <= other.y ||
              other.y + other.height <= one.y;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });

  test('who turns all pages sees everybody, the large tile on each, and at most 25, or 9 on a phone', () => {
    fc.assert(
      fc.property(compositions, (composition) => {
        const seen = new Set<string>();
        const { pages, pager } = compose(composition);
        expect(pager !== null).toBe(pages > 1);
        const most = Math.min(composition.width, composition.height) < 480 ? 9 : 25;
        for (let page = 0; page < pages; page++) {
          const { places } = compose({ ...composition, page });
          const others = [...places.keys()].filter((key) => key !== composition.main);
          expect(others.length).toBeLessThanOrEqual(most);
          expect(places.has(composition.main ?? others[0] ?? '')).toBe(true);
          for (const key of others) {
            expect(seen.has(key)).toBe(false);
            seen.add(key);
          }
        }
        expect(seen.size + (composition.main === null ? 0 : 1)).toBe(composition.order.length);
      }),
    );
  });

  test.each([
    [1440, 900, 75, 3],
    [1024, 768, 25, 1],
    [390, 700, 9, 1],
    [390, 700, 10, 2],
    [844, 294, 9, 1],
  ])('%i × %i pixels: %i people on %i pages', (width, height, count, pages) => {
    const scene = compose({ mode: 'grid', main: null, order: people(count), page: 0, width, height, gap: 8 });
    expect(scene.pages).toBe(pages);
  });

  test('the large tile is by far the largest', () => {
    for (const mode of ['speaker', 'side'] as const) {
      for (const [width, height] of [
        [1400, 780],
        [990, 640],
        [374, 640],
        [828, 290],
      ] as const) {
        const order = people(8);
        const { places } = compose({ mode, main: 's_3', order, page: 0, width, height, gap: 8 });
        const [main, other] = [places.get('s_3'), places.get('s_0')];
        if (!main || !other) throw new Error('Both are on the screen.');
        expect(main.width * main.height).toBeGreaterThan(3 * other.width * other.height);
      }
    }
  });
});

describe('who is brought in', () => {
  const later = (ms: number) => 1_000 + ms;

  test('only who is off the page moves, at the cost of who has been silent there for longest', () => {
    const order = people(8);
    const page = order.slice(0, 4);
    let voices: Voices = hear(new Map(), ['s_3'], 1_000);
    voices = hear(voices, [], later(100));
    voices = hear(voices, ['s_6'], later(20_000));
    const next = bringIn(order, page, ['s_6'], new Set(['s_0']), voices, later(21_000));
    expect(next).toEqual(['s_0', 's_1', 's_6', 's_3', 's_4', 's_5', 's_2', 's_7']);
    expect(bringIn(next, next.slice(0, 4), ['s_6'], new Set(['s_0']), voices, later(22_000))).toEqual(next);
  });

  test('who speaks or has just spoken does not give way, nor does what is fixed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 1, max: 25 }),
        fc.uniqueArray(fc.nat(59), { maxLength: 20 }),
        fc.uniqueArray(fc.nat(59), { maxLength: 6 }),
        (count, size, justSpoken, speaking) => {
          const order = people(count);
          const page = order.slice(0, size);
          const recent = justSpoken.map((index) => `s_${index}`);
          const wanted = speaking.map((index) => `s_${index}`);
          let voices = hear(new Map(), recent, 1_000);
          voices = hear(voices, wanted, later(3_000));
          const next = bringIn(order, page, wanted, new Set(['s_0']), voices, later(5_000));
          expect([...next].toSorted()).toEqual([...order].toSorted());
          const staying = page.filter((key) => key === 's_0' || recent.includes(key) || wanted.includes(key));
          expect(staying.map((key) => next.indexOf(key))).toEqual(staying.map((key) => order.indexOf(key)));
        },
      ),
    );
  });
});

describe('the speaker', () => {
  /** Steps of speech: who speaks, and for how many milliseconds. */
  const speeches = fc.array(
    fc.record({ speaking: fc.uniqueArray(fc.nat(4).map((index) => `s_${index}`)), ms: fc.nat(5_000) }),
    { maxLength: 30 },
  );

  test('nobody is cut short: who speaks goes on being looked at, and nobody for less than three seconds', () => {
    fc.assert(
      fc.property(speeches, (steps) => {
        let [now, voices, current]: [number, Voices, Speaker | null] = [0, new Map(), null];
        for (const { speaking, ms } of steps) {
          voices = hear(voices, speaking, now);
          const turns: { from: Speaker; to: string | undefined; at: number }[] = [];
          for (let passed = 0; passed <= ms; passed += 500) {
            const next = chooseSpeaker(current, speaking, voices, people(5), now + passed);
            if (current && next?.seat !== current.seat) turns.push({ from: current, to: next?.seat, at: now + passed });
            current = next;
          }
          for (const { from, to, at } of turns) {
            expect(speaking).not.toContain(from.seat);
            expect(at - from.since).toBeGreaterThanOrEqual(3_000);
            expect(speaking).toContain(to);
          }
          now += ms;
        }
      }),
    );
  });

  test('a cough changes nothing, and who leaves is not looked at', () => {
    const voices = hear(new Map(), ['s_2'], 10_000);
    const looking = { seat: 's_1', since: 0 };
    expect(chooseSpeaker(looking, ['s_2'], voices, people(3), 10_300)).toBe(looking);
    expect(chooseSpeaker(looking, ['s_2'], voices, people(3), 11_000)?.seat).toBe('s_2');
    expect(chooseSpeaker(looking, [], new Map(), ['s_0'], 11_000)?.seat).toBe('s_0');
    expect(chooseSpeaker(looking, [], new Map(), [], 11_000)).toBeNull();
  });
});

describe('the layout', () => {
  const screens = ['s_1/screen', 's_2/screen'];

  test('fits what happens, unless another was asked for', () => {
    const calm = { choice: 'auto', pinned: null, screens: [], count: 5 } as const;
    expect(chooseMode(calm)).toBe('grid');
    expect(chooseMode({ ...calm, screens })).toBe('side');
    expect(chooseMode({ ...calm, pinned: 's_3' })).toBe('speaker');
    expect(chooseMode({ ...calm, pinned: 's_1/screen', screens })).toBe('side');
    expect(chooseMode({ ...calm, choice: 'grid', screens })).toBe('grid');
    for (const choice of CHOICES) expect(chooseMode({ ...calm, choice, count: 1 })).toBe('grid');
  });

  test('a share that is looked at stays when another begins; pinning chooses; its end gives way', () => {
    const [first = '', second = ''] = screens;
    expect(chooseMain('side', { pinned: null, screens: [first] }, 's_3', null)).toBe(first);
    expect(chooseMain('side', { pinned: null, screens }, 's_3', second)).toBe(second);
    expect(chooseMain('side', { pinned: first, screens }, 's_3', second)).toBe(first);
    expect(chooseMain('side', { pinned: null, screens: [first] }, 's_3', second)).toBe(first);
    expect(chooseMain('side', { pinned: null, screens: [] }, 's_3', first)).toBe('s_3');
    expect(chooseMain('grid', { pinned: null, screens }, 's_3', null)).toBeNull();
  });
});
