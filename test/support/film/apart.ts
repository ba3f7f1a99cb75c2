import { FILM } from './film.ts';
import type { Shown } from './watchPictures.ts';

/** Milliseconds from one look at all screens to the next. */
const LOOK = 20;

/**
 * How far apart the pictures on several screens were, in milliseconds of the film, at many moments from `from` to `to`: the
 * newest number less the oldest. Each screen shows what came onto it last. NaN where one has shown nothing yet.
 */
export function apart(screens: readonly (readonly Shown[])[], from: number, to: number): number[] {
  const times = Array.from({ length: Math.floor((to - from) / LOOK) }, (_, index) => from + index * LOOK);
  return times.map((time) => {
    const numbers = screens.map((shown) => shown.findLast(({ at }) => at <= time)?.number ?? Number.NaN);
    return ((Math.max(...numbers) - Math.min(...numbers)) * 1_000) / FILM.fps;
  });
}
