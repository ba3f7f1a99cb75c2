import { layout, type Layout } from './layout.ts';

/** From a camera's own shape to narrower ones, which cut off its sides. An upright area may cut more, as phones stand upright too. */
const LYING = [16 / 9, 3 / 2, 4 / 3, 6 / 5, 1];
const UPRIGHT = [...LYING, 4 / 5, 3 / 4];
/** How much larger a tile has to become before more of the picture is cut off for it. */
const WORTH = 1.08;

const area = ({ width, height }: Layout) => width * height;

/** The layout whose tile shape uses the area best. */
export function chooseLayout(count: number, width: number, height: number, gap: number): Layout {
  const shapes = height > width ? UPRIGHT : LYING;
  const layouts = shapes.map((shape) => layout(count, width, height, gap, shape));
  return layouts.reduce((best, next) => (area(next) > area(best) * WORTH ? next : best));
}
