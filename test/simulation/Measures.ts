import type { Placeable } from '../../worker/domain/fleet/place.ts';
import { REGIONS, type SimSite } from './sites.ts';

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export interface Outcome {
  /** Load of the fullest site relative to its capacity ÷ that of all sites together, over time. */
  readonly balance: Spread;
  /** The same among the sites of one region; of the least even region at each time. */
  readonly regionBalance: Spread;
  /** Load ÷ capacity of the fullest site. */
  readonly worst: Spread;
  /** Load ÷ capacity of all sites together. */
  readonly mean: Spread;
  readonly counts: Readonly<Record<Count, number>>;
}

export type Count =
  /** Meetings that began. */
  | 'asked'
  /** Of those, and of those whose site died: no place within ten seconds. */
  | 'rejected'
  /** Meetings whose site died. */
  | 'crashed'
  /** Planned moves. */
  | 'moved'
  /** Places that were given out. */
  | 'placed'
  /** Of those: at a site that was already dead or draining, in truth. */
  | 'staleDead'
  | 'staleDraining'
  /** At a site that was known as draining: must be 0. */
  | 'knownDraining'
  /** Away from the people's own region. */
  | 'far';

export class Measures {
  readonly #sites: readonly SimSite[];
  readonly #balance: number[] = [];
  readonly #regionBalance: number[] = [];
  readonly #worst: number[] = [];
  readonly #mean: number[] = [];
  readonly #counts: Record<Count, number> = {
    asked: 0,
    rejected: 0,
    crashed: 0,
    moved: 0,
    placed: 0,
    staleDead: 0,
    staleDraining: 0,
    knownDraining: 0,
    far: 0,
  };

  constructor(sites: readonly SimSite[]) {
    this.#sites = sites;
  }

  count(what: Count): void {
    this.#counts[what] += 1;
  }

  placed(site: SimSite, wanted: string, known: Placeable['state']): void {
    this.count('placed');
    if (!site.alive) this.count('staleDead');
    else if (site.draining) this.count('staleDraining');
    if (known === 'draining') this.count('knownDraining');
    if (site.region !== wanted) this.count('far');
  }

  /** Sites that take meetings, at this moment. */
  sample(): void {
    const open = this.#sites.filter(({ alive, draining }) => alive && !draining);
    const uneven = REGIONS.map(({ region }) => open.filter((site) => site.region === region))
      .filter(({ length }) => length > 0)
      .map((sites) => worstOf(sites) / meanOf(sites));
    this.#worst.push(worstOf(open));
    this.#mean.push(meanOf(open));
    this.#balance.push(worstOf(open) / meanOf(open));
    this.#regionBalance.push(Math.max(...uneven));
  }

  outcome(): Outcome {
    return {
      balance: spreadOf(this.#balance),
      regionBalance: spreadOf(this.#regionBalance),
      worst: spreadOf(this.#worst),
      mean: spreadOf(this.#mean),
      counts: this.#counts,
    };
  }
}

const worstOf = (sites: readonly SimSite[]) => Math.max(...sites.map(({ load, capacity }) => load / capacity));
const meanOf = (sites: readonly SimSite[]) =>
  sites.reduce((sum, { load }) => sum + load, 0) / sites.reduce((sum, { capacity }) => sum + capacity, 0);

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
