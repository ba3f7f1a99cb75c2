import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseLayout } from '../../../web/call/room/scene/chooseLayout.ts';
import { layout, type Layout } from '../../../web/call/room/scene/layout.ts';

const areas = fc.record({
  count: fc.integer({ min: 1, max: 30 }),
  width: fc.integer({ min: 320, max: 4000 }),
  height: fc.integer({ min: 320, max: 2500 }),
  gap: fc.integer({ min: 0, max: 16 }),
  aspect: fc.constantFrom(16 / 9, 4 / 3, 1, 3 / 4),
});

/** The height of a tile if there were so many columns, reckoned another way. */
function heightWith(
  columns: number,
  { count, width, height, gap, aspect }: Parameters<Parameters<typeof areas.map>[0]>[0],
) {
  const rows = Math.ceil(count / columns);
  const byWidth = (width - (columns - 1) * gap) / (columns * aspect);
  const byHeight = (height - (rows - 1) * gap) / rows;
  return Math.min(byWidth, byHeight);
}

const used = (grid: Layout, width: number, height: number) =>
  (grid.places.length * grid.width * grid.height) / (width * height);

describe('a layout', () => {
  test('has a place for everyone, inside the area, and no two overlap', () => {
    fc.assert(
      fc.property(areas, ({ count, width, height, gap, aspect }) => {
        const grid = layout(count, width, height, gap, aspect);
        expect(grid.places).toHaveLength(count);
        for (const { x, y } of grid.places) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x + grid.width).toBeLessThanOrEqual(width);
          expect(y + grid.height).toBeLessThanOrEqual(height);
        }
        for (const [index, one] of grid.places.entries()) {
          for (const other of grid.places.slice(index + 1)) {
            const apart =
              Math.abs(one.x - other.x) >= grid.width + gap || Math.abs(one.y - other.y) >= grid.height + gap;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });

  test('no other number of columns gives larger tiles', () => {
    fc.assert(
      fc.property(areas, (area) => {
        const { height } = layout(area.count, area.width, area.height, area.gap, area.aspect);
        for (let columns = 1; columns <= area.count; columns++) {
          expect(height).toBeGreaterThanOrEqual(Math.floor(heightWith(columns, area)) - 1);
        }
      }),
    );
  });

  test('the same area gives the same places', () => {
    fc.assert(
      fc.property(areas, ({ count, width, height, gap, aspect }) => {
        const once = layout(count, width, height, gap, aspect);
        expect(layout(count, width, height, gap, aspect)).toEqual(once);
      }),
    );
  });

  test('a last row that is not full is centred', () => {
    const { places, width } = layout(3, 1000, 700, 10, 16 / 9);
    expect(places[2]?.y).toBeGreaterThan(places[0]?.y ?? Infinity);
    expect((places[2]?.x ?? 0) + width / 2).toBeCloseTo(500, -1);
  });

  test('an area of nothing has tiles of nothing', () => {
    expect(layout(2, 0, 0, 8, 16 / 9)).toMatchObject({ width: 0, height: 0 });
  });
});

describe.each([
  ['a phone', 344, 620],
  ['a tablet', 736, 890],
  ['a laptop', 1248, 670],
  ['a large screen', 1888, 940],
])('on %s', (_, width, height) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('%i tiles use the area well', (count) => {
    expect(used(chooseLayout(count, width, height, 8), width, height)).toBeGreaterThan(0.6);
  });

  test('sixteen still find room', () => {
    expect(chooseLayout(16, width, height, 8).height).toBeGreaterThan(60);
  });
});
