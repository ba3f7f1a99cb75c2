import type { Placeable } from '../../worker/domain/fleet/place.ts';
import type { SimFleet } from './SimFleet.ts';

const FRESH_MS = 5_000;
const USABLE_MS = 60_000;

/** What one isolate of the Worker knows of the sites. */
export class SimIsolate {
  #sites: Placeable[] = [];
  #at = Number.NEGATIVE_INFINITY;
  #placed: { readonly site: string; readonly load: number }[] = [];
  readonly #fleet: SimFleet;

  constructor(fleet: SimFleet) {
    this.#fleet = fleet;
  }

  sites(now: number): readonly Placeable[] {
    if (now - this.#at < FRESH_MS) return this.#sites;
    const sites = this.#fleet.report(this.#placed, now);
    if (sites) {
      this.#placed = [];
      this.#sites = sites;
      this.#at = now;
    }
    if (now - this.#at < USABLE_MS) return this.#sites;
    // As for an isolate that has never heard of the Fleet: the sites of the settings.
    return this.#sites.map((site) => ({ ...site, state: 'up', load: 0, reserved: 0 }));
  }

  reserve(id: string, load: number): void {
    this.#placed.push({ site: id, load });
    const index = this.#sites.findIndex((site) => site.id === id);
    const site = this.#sites[index];
    if (site) this.#sites[index] = { ...site, reserved: site.reserved + load };
  }
}
