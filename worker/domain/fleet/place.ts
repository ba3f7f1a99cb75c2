/** What placement knows of a site. */
export interface Placeable {
  readonly id: string;
  /** Coarse to fine, "eu-pl" (Region of the protocol). */
  readonly region: string;
  /** Packets per second, in and out, that it carries well. */
  readonly capacity: number;
  readonly state: 'up' | 'draining' | 'down';
  /** Packets per second, measured or estimated. */
  readonly load: number;
  /** Packets per second of what was just placed there and is not in `load` yet: a guess (reservations.ts). */
  readonly reserved: number;
}

export interface PlaceWish {
  readonly region: string;
  /** Sites to keep away from. */
  readonly avoid: readonly string[];
  /** True: rather nowhere than at a site of `avoid` (a planned move). False: a restarted SFU is better than none. */
  readonly elsewhere: boolean;
}

/**
 * The share of its capacity at which a site takes no new meeting. The rest is for those it has: they grow for half a
 * minute after they were placed, and every isolate places by numbers that are up to ten seconds old. It is a rule of
 * thumb, not a guarantee: docs/FLEET.md says when a site goes over its capacity all the same.
 */
export const FULL = 0.9;
/** What a meeting of two people brings, of what is reserved for one of unknown size (estimatedLoad.ts). */
const LEAST = 0.2;

/**
 * The site for a meeting, or null where none fits. Never a draining one. In this order, the first that has a site:
 *
 * 1. up, not to be avoided, and not full, what is reserved there included;
 * 2. the same with a fifth of what is reserved: its size is a guess, which may send a meeting farther away, but may turn
 *    it away only where not even meetings of two people would leave room;
 * 3. (from here on only unless `elsewhere`) up, though to be avoided: the SFU that has just failed this meeting and
 *    answers others, or was restarted before anybody noticed. What is known of its load is from before, so that being
 *    full does not count: a box whose one SFU restarts gets its site back at once;
 * 4. down, but not what has just failed this meeting: it may be back before the next poll;
 * 5. down and to be avoided: the box again, while its SFU starts.
 *
 * Each time the closest sites (the most equal parts of the region) are taken that have one, and of them the better of
 * two random choices. The least loaded of all would get what every isolate places until the next poll; with two choices
 * they spread and still avoid the worst (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001).
 * A site is drawn the likelier the more it carries: of many sites, a large one would otherwise be drawn too seldom.
 */
export function place<S extends Placeable>(sites: readonly S[], wish: PlaceWish, random: () => number): S | null {
  const avoided = (site: S) => wish.avoid.includes(site.id);
  const fresh = sites.filter((site) => site.state === 'up' && !avoided(site));
  const best =
    choose(fresh.filter(hasRoom), wish.region, random) ?? choose(fresh.filter(mayHaveRoom), wish.region, random);
  if (best || wish.elsewhere) return best;
  const up = sites.filter((site) => site.state === 'up' && avoided(site));
  const down = sites.filter((site) => site.state === 'down');
  return (
    choose(up, wish.region, random) ??
    choose(
      down.filter((site) => !avoided(site)),
      wish.region,
      random,
    ) ??
    choose(down, wish.region, random)
  );
}

const hasRoom = (site: Placeable) => site.load + site.reserved < site.capacity * FULL;
const mayHaveRoom = (site: Placeable) => site.load + site.reserved * LEAST < site.capacity * FULL;
const use = (site: Placeable) => (site.load + site.reserved) / site.capacity;

function choose<S extends Placeable>(sites: readonly S[], region: string, random: () => number): S | null {
  const closest = closestTo(sites, region);
  const one = draw(closest, random);
  if (!one) return null;
  const other = draw(
    closest.filter((site) => site !== one),
    random,
  );
  return other && use(other) < use(one) ? other : one;
}

function closestTo<S extends Placeable>(sites: readonly S[], region: string): readonly S[] {
  let closest: S[] = [];
  let most = -1;
  for (const site of sites) {
    const parts = sharedParts(site.region, region);
    if (parts > most) {
      most = parts;
      closest = [];
    }
    if (parts === most) closest.push(site);
  }
  return closest;
}

/** How many parts two regions have in common from the left: the closer, the more. Nothing is close to an unknown one. */
function sharedParts(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  const theirs = b.split('-');
  const parts = a.split('-');
  const different = parts.findIndex((part, i) => part !== theirs[i]);
  return different === -1 ? parts.length : different;
}

/** One of the sites, by chance, each in proportion to its capacity. */
function draw<S extends Placeable>(sites: readonly S[], random: () => number): S | null {
  let left = random() * sites.reduce((sum, site) => sum + site.capacity, 0);
  for (const site of sites) {
    left -= site.capacity;
    if (left < 0) return site;
  }
  return sites.at(-1) ?? null;
}
