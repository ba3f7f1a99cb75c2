import { FULL, place, type Placeable, type PlaceWish } from '../../worker/domain/fleet/place.ts';

export type Rule = (sites: readonly Placeable[], wish: PlaceWish, random: () => number) => string | null;

/** The product's rule, and what placement would be without one part of it. */
export const RULES = {
  'as built': (sites, wish, random) => place(sites, wish, random)?.id ?? null,
  'no reservations': (sites, wish, random) =>
    place(
      sites.map((site) => ({ ...site, reserved: 0 })),
      wish,
      random,
    )?.id ?? null,
  'one choice': (sites, wish, random) => {
    // Where all look equally empty, the first that is drawn is taken.
    const open = sites.filter(
      ({ state, load, reserved, capacity }) => state === 'up' && load + reserved < capacity * FULL,
    );
    const chosen = place(
      open.map((site) => ({ ...site, load: 0, reserved: 0 })),
      wish,
      random,
    );
    return chosen?.id ?? place(sites, wish, random)?.id ?? null;
  },
  'all drawn alike': (sites, wish, random) =>
    place(
      sites.map((site) => ({
        ...site,
        capacity: 1,
        load: site.load / site.capacity,
        reserved: site.reserved / site.capacity,
      })),
      wish,
      random,
    )?.id ?? null,
  'least loaded': (sites, wish, random) => {
    const one = place(sites, wish, random);
    if (one?.state !== 'up') return one?.id ?? null;
    const use = ({ load, reserved, capacity }: Placeable) => (load + reserved) / capacity;
    const alike = sites.filter(
      ({ id, state, region }) => state === 'up' && region === one.region && !wish.avoid.includes(id),
    );
    return alike.reduce((best, site) => (use(site) < use(best) ? site : best), one).id;
  },
} satisfies Record<string, Rule>;
