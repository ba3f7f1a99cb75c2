import type { Placeable } from '../../worker/domain/fleet/place.ts';
import { reserve, reservedAt, type Reservation } from '../../worker/domain/fleet/reservations.ts';
import type { SimSite } from './sites.ts';

interface Sight {
  down: boolean;
  failures: number;
  load: number;
  packets: number;
  at: number;
}

/** What the Fleet object knows, and when: the operator's wishes at once, the sites by looking at them. */
export class SimFleet {
  /** Nobody reaches it, and it looks at nothing. */
  away = false;
  #reservations: readonly Reservation[] = [];
  readonly #sights: ReadonlyMap<SimSite, Sight>;

  constructor(sites: readonly SimSite[]) {
    this.#sights = new Map(sites.map((site) => [site, { down: false, failures: 0, load: 0, packets: 0, at: 0 }]));
  }

  look(site: SimSite, now: number): void {
    const sight = this.#sights.get(site);
    if (!sight || this.away) return;
    if (!site.alive) {
      sight.failures += 1;
      sight.down ||= sight.failures >= 2;
      return;
    }
    const packets = site.packets + (site.load * (now - site.countedAt)) / 1_000;
    if (now > sight.at && packets >= sight.packets) sight.load = ((packets - sight.packets) * 1_000) / (now - sight.at);
    Object.assign(sight, { down: false, failures: 0, packets, at: now });
  }

  /** Whether it looks each second, not each five. */
  isWatchful(): boolean {
    return [...this.#sights].some(
      ([site, { down, failures }]) => (failures > 0 && !down) || (site.draining && site.meetings.size > 0),
    );
  }

  /** What an isolate has placed, for what is known of the sites. Null: no answer. */
  report(placed: readonly { readonly site: string; readonly load: number }[], now: number): Placeable[] | null {
    if (this.away) return null;
    for (const { site, load } of placed) this.#reservations = reserve(this.#reservations, site, load, now);
    const reserved = reservedAt(this.#reservations, now);
    return [...this.#sights].map(([site, { down, load }]) => ({
      id: site.id,
      region: site.region,
      capacity: site.capacity,
      state: down ? 'down' : site.draining ? 'draining' : 'up',
      load,
      reserved: reserved.get(site.id) ?? 0,
    }));
  }
}
