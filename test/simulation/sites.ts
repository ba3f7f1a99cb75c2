/** Where people are, and how many of them. */
export const REGIONS: readonly { readonly region: string; readonly share: number }[] = [
  { region: 'eu-de', share: 0.3 },
  { region: 'na-us', share: 0.3 },
  { region: 'eu-fr', share: 0.2 },
  { region: 'as-jp', share: 0.1 },
  { region: 'as-in', share: 0.1 },
];

export interface SimMeeting {
  readonly region: string;
  readonly size: number;
  /** How many have come. */
  present: number;
  site: SimSite | null;
  over: boolean;
}

/** A site as it really is. */
export interface SimSite {
  readonly id: string;
  readonly region: string;
  readonly capacity: number;
  alive: boolean;
  draining: boolean;
  /** Packets per second. */
  load: number;
  /** The packet counter, up to `countedAt` (ms). */
  packets: number;
  countedAt: number;
  readonly meetings: Set<SimMeeting>;
}

export function addLoad(site: SimSite, load: number, now: number): void {
  site.packets += (site.load * (now - site.countedAt)) / 1_000;
  site.countedAt = now;
  site.load += load;
}

/** Sites of one, two, four and eight times the same size, so many in each region as people are there, `capacity` in all. */
export function buildSites(count: number, capacity: number, random: () => number): SimSite[] {
  const regions = Array.from({ length: count }, (_, i) => regionAt((i + 0.5) / count));
  const sizes = regions.map(() => 2 ** Math.floor(random() * 4));
  return regions.map((region, i) => {
    const share = REGIONS.find((each) => each.region === region)?.share ?? 0;
    const all = sizes.reduce((sum, size, j) => sum + (regions[j] === region ? size : 0), 0);
    return {
      id: `${region}-${i}`,
      region,
      capacity: (capacity * share * (sizes[i] ?? 1)) / all,
      alive: true,
      draining: false,
      load: 0,
      packets: 0,
      countedAt: 0,
      meetings: new Set(),
    };
  });
}

export function regionAt(chance: number): string {
  let left = chance;
  for (const { region, share } of REGIONS) {
    left -= share;
    if (left < 0) return region;
  }
  return '';
}
