import { chooseLayout } from './chooseLayout.ts';
import type { Mode } from './chooseMode.ts';
import { besidePager, capacity, isPhone, MOST } from './pages.ts';
import { regions, type Rect } from './regions.ts';
import { isScreen, type TileKey } from './tileKey.ts';

export interface Composition {
  readonly mode: Mode;
  /** The large tile; null in a grid. */
  readonly main: TileKey | null;
  readonly order: readonly TileKey[];
  /** The page that was asked for, from 0; one that is not there any more means the last. */
  readonly page: number;
  /** Of the area of all tiles, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/** What is on the screen. */
export interface Scene {
  /** Each tile that can be seen, the large one first, and where. */
  readonly places: ReadonlyMap<TileKey, Rect>;
  readonly page: number;
  readonly pages: number;
  /** Tiles of a page. */
  readonly size: number;
  /** What turns the pages lies around this; null: one page. `sides`: at both sides, else below. */
  readonly pager: { readonly around: Rect; readonly sides: boolean } | null;
}

export function compose({ mode, main, order, page, width, height, gap }: Composition): Scene {
  const split = regions(mode, width, height, gap);
  const phone = isPhone(width, height);
  const rest = order.filter((key) => key !== main);
  const fits = (area: Rect) => capacity(rest.length, area, phone, gap);
  // Before the first look at the area, as many are shown as may be: nobody's first picture waits for a measure.
  const fitting = width * height === 0 ? Math.min(rest.length, MOST) : fits(split.rest);
  const pager = rest.length > fitting ? { around: split.rest, ...besidePager(split.rest, gap) } : null;
  const area = pager?.tiles ?? split.rest;
  const size = Math.max(1, width * height === 0 || !pager ? fitting : Math.min(fitting, fits(area)));
  const pages = Math.max(1, Math.ceil(rest.length / size));
  const now = Math.min(page, pages - 1);
  const seen = rest.slice(now * size, (now + 1) * size);
  const places = new Map<TileKey, Rect>();
  if (main !== null && split.main) places.set(main, isScreen(main) ? split.main : one(split.main, gap));
  for (const [key, place] of grid(seen, area, gap)) places.set(key, place);
  return { places, page: now, pages, size, pager: pager && { around: pager.around, sides: pager.sides } };
}

/** A person's picture in an area of its own: not wider than a camera's. */
const one = (area: Rect, gap: number): Rect => grid([''], area, gap)[0]?.[1] ?? area;

function grid(keys: readonly TileKey[], area: Rect, gap: number): [TileKey, Rect][] {
  const { width, height, places } = chooseLayout(keys.length, area.width, area.height, gap);
  return keys.map((key, index) => {
    const { x, y } = places[index] ?? { x: 0, y: 0 };
    return [key, { x: area.x + x, y: area.y + y, width, height }];
  });
}
