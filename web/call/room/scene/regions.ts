import type { Mode } from './chooseMode.ts';

/** Pixels, seen from the upper left corner of the area of all tiles. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const between = (least: number, wish: number, most: number) => Math.round(Math.min(Math.max(wish, least), most));

/** The place of the large tile and that of all others. */
export function regions(mode: Mode, width: number, height: number, gap: number): { main: Rect | null; rest: Rect } {
  if (mode === 'grid') return { main: null, rest: { x: 0, y: 0, width, height } };
  const lying = width > height;
  const row = between(84, height * 0.2, 150);
  const column = mode === 'speaker' ? Math.round((row * 16) / 9) : between(160, width * 0.25, 440);
  if (mode === 'speaker') {
    // Where the large tile becomes larger.
    const beside = Math.min((width - column - gap) / 16, height / 9);
    const above = Math.min(width / 16, (height - row - gap) / 9);
    return above > beside ? split(width, height, gap, { row }) : split(width, height, gap, { column });
  }
  return lying ? split(width, height, gap, { column }) : split(width, height, gap, { row: Math.round(height * 0.4) });
}

/** The rest below the large tile, or to its right. */
function split(width: number, height: number, gap: number, rest: { row: number } | { column: number }) {
  if ('row' in rest) {
    const top = Math.max(0, height - rest.row - gap);
    return { main: { x: 0, y: 0, width, height: top }, rest: { x: 0, y: top + gap, width, height: rest.row } };
  }
  const left = Math.max(0, width - rest.column - gap);
  return { main: { x: 0, y: 0, width: left, height }, rest: { x: left + gap, y: 0, width: rest.column, height } };
}
