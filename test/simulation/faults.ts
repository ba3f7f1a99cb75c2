import type { SimFleet } from './SimFleet.ts';
import type { SimSite } from './sites.ts';

interface Fault {
  /** Milliseconds after the measurement begins. */
  readonly at: number;
  /** Makes it happen; the sites that have just died by it. */
  readonly happen: () => readonly SimSite[];
}

/** Each twenty-fifth site dies for two minutes and as many others drain for three. */
const SHARE = 0.04;
const DEAD_MS = 120_000;
const DRAINING_MS = 180_000;
/** The Fleet is away for most of the time that snapshots are used, and one of the sites dies during it. */
const FLEET_AWAY_MS = 45_000;

export function planFaults(
  sites: readonly SimSite[],
  fleet: SimFleet,
  length: number,
  random: () => number,
): readonly Fault[] {
  const count = Math.max(1, Math.round(sites.length * SHARE));
  const chosen = sites
    .map((site) => ({ site, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ site }) => site);
  const anyTime = () => (0.1 + 0.6 * random()) * length;
  const awayAt = 0.5 * length;
  const deaths = chosen
    .slice(0, count)
    .flatMap((site, i) => dies(site, i === 0 ? awayAt + FLEET_AWAY_MS / 3 : anyTime()));
  const drains = chosen.slice(count, 2 * count).flatMap((site) => drainsAt(site, anyTime()));
  return [
    ...deaths,
    ...drains,
    { at: awayAt, happen: () => ((fleet.away = true), []) },
    { at: awayAt + FLEET_AWAY_MS, happen: () => ((fleet.away = false), []) },
  ];
}

const dies = (site: SimSite, at: number): readonly Fault[] => [
  { at, happen: () => ((site.alive = false), [site]) },
  { at: at + DEAD_MS, happen: () => ((site.alive = true), []) },
];

const drainsAt = (site: SimSite, at: number): readonly Fault[] => [
  { at, happen: () => ((site.draining = true), []) },
  { at: at + DRAINING_MS, happen: () => ((site.draining = false), []) },
];
