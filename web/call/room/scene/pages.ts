import { chooseLayout } from './chooseLayout.ts';
import type { Rect } from './regions.ts';

/** The most tiles of a page. */
export const MOST = 25;
/** The same on large and small screens, and the least width of one that is still a picture, in pixels. */
const LARGE = { most: MOST, least: 140 };
const SMALL = { most: 9, least: 96 };
/** An area with a side shorter than this is that of a phone. */
const PHONE = 480;
/** What turns the pages: as large as a thumb. */
const TARGET = 44;

export const isPhone = (width: number, height: number): boolean => Math.min(width, height) < PHONE;

/** How many of `wanted` tiles a page of this size takes; at least one. */
export function capacity(wanted: number, { width, height }: Rect, phone: boolean, gap: number): number {
  const { most, least } = phone ? SMALL : LARGE;
  for (let count = Math.min(wanted, most); count > 1; count--) {
    if (chooseLayout(count, width, height, gap).width >= least) return count;
  }
  return 1;
}

/** Where the tiles are once there is room for what turns the pages: at both sides of an area that lies, below another. */
export function besidePager({ x, y, width, height }: Rect, gap: number): { tiles: Rect; sides: boolean } {
  const room = TARGET + gap;
  const sides = width > height * 1.2;
  return {
    tiles: sides
      ? { x: x + room, y, width: Math.max(0, width - 2 * room), height }
      : { x, y, width, height: Math.max(0, height - room) },
    sides,
  };
}
