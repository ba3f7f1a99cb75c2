import type { Site } from '../../protocol/settings.ts';
import type { SiteState } from '../../protocol/fleet.ts';
import type { Placeable } from './place.ts';
import type { Reservation } from './reservations.ts';

/** Since when something is so, and why. Times are milliseconds since the epoch. */
export interface Change {
  readonly since: number;
  readonly reason: string;
}

/** What is stored of a site; written when it changes and never on a beat. */
export interface KnownSite {
  readonly site: Site;
  /** settings: it comes and goes with the setting SFU_SITES. operator: by command. */
  readonly origin: 'settings' | 'operator';
  readonly upSince: number;
  /** By the operator's wish. */
  readonly draining: Change | null;
  /** By the Fleet's own looking. */
  readonly down: Change | null;
}

/** What was seen of a site; in memory alone, as the next look brings it back. */
export interface Sight {
  /** Meetings' rooms and how many are in each. */
  readonly rooms: ReadonlyMap<string, number>;
  /** Packets per second; null before the first look. */
  readonly load: number | null;
  readonly loadSource: 'measured' | 'estimated';
  /** The counter that the next rate is measured from. */
  readonly counter: { readonly packets: number; readonly at: number } | null;
  readonly seenAt: number | null;
  /** Looks in a row without an answer. */
  readonly failures: number;
  /** Rooms whose meetings have been asked to go, and when. */
  readonly asked: ReadonlyMap<string, number>;
}

export interface FleetState {
  readonly sites: ReadonlyMap<string, KnownSite>;
  readonly sights: ReadonlyMap<string, Sight>;
  readonly reservations: readonly Reservation[];
  /** When somebody last asked for sites. */
  readonly wantedAt: number | null;
  /** Identifies the setting SFU_SITES that was taken over last. */
  readonly settings: string | null;
}

/** What placement, webhooks and meetings need of a site. */
export interface SiteView extends Placeable {
  readonly site: Site;
}

export const NO_FLEET: FleetState = {
  sites: new Map(),
  sights: new Map(),
  reservations: [],
  wantedAt: null,
  settings: null,
};

export const UNSEEN: Sight = {
  rooms: new Map(),
  load: null,
  loadSource: 'estimated',
  counter: null,
  seenAt: null,
  failures: 0,
  asked: new Map(),
};

export const stateOf = (known: KnownSite): SiteState => (known.down ? 'down' : known.draining ? 'draining' : 'up');
