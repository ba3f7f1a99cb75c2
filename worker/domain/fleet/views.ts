import type { FleetStatus, SiteStatus } from '../../protocol/fleet.ts';
import { nextLook } from './decideFleet.ts';
import { reservedAt } from './reservations.ts';
import { stateOf, UNSEEN, type FleetState, type KnownSite, type SiteView } from './state.ts';

/** Sizes of meetings that an operator is shown of one site. */
const SIZES = 200;

/** What the Worker's isolates place by, and verify webhooks with. */
export function views(state: FleetState, now: number): SiteView[] {
  const reserved = reservedAt(state.reservations, now);
  return [...state.sites].map(([id, known]) => ({
    id,
    site: known.site,
    region: known.site.region,
    capacity: known.site.capacity,
    state: stateOf(known),
    load: state.sights.get(id)?.load ?? 0,
    reserved: reserved.get(id) ?? 0,
  }));
}

/** What the operator sees: no key, no name of a meeting. */
export function status(state: FleetState, now: number): FleetStatus {
  const sites = [...state.sites.values()].map((known) => siteStatus(state, known));
  return { sites, watching: nextLook(state, now) !== null };
}

function siteStatus(state: FleetState, known: KnownSite): SiteStatus {
  const { site, down, draining, upSince } = known;
  const sight = state.sights.get(site.id) ?? UNSEEN;
  const change = down ?? draining;
  const sizes = [...sight.rooms.values()].toSorted((a, b) => b - a);
  return {
    id: site.id,
    url: site.url,
    region: site.region,
    capacity: site.capacity,
    state: stateOf(known),
    since: change?.since ?? upSince,
    reason: change?.reason ?? null,
    load: sight.load,
    loadSource: sight.loadSource,
    meetings: sizes.length,
    participants: sizes.reduce((sum, participants) => sum + participants, 0),
    sizes: sizes.slice(0, SIZES),
    polledAt: sight.seenAt,
  };
}
