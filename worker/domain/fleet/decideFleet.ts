import { look, looked } from './look.ts';
import type { FleetEffect, FleetEvent } from './events.ts';
import { reserve } from './reservations.ts';
import { stateOf, UNSEEN, type FleetState, type KnownSite } from './state.ts';
import type { Site } from '../../protocol/settings.ts';

/** Between two looks while meetings are open, and while a site drains or has just been silent. */
const BEAT_MS = 5_000;
const QUICK_BEAT_MS = 1_000;
/** After the last question the Fleet goes on looking this long, even where no meeting is open. */
const AWAKE_MS = 60_000;

export interface FleetDecision {
  readonly state: FleetState;
  readonly effects: readonly FleetEffect[];
  /** When to send the next `alarm` at the latest; null: never. */
  readonly alarmBy: number | null;
}

/** All that the Fleet decides. Pure. */
export function decideFleet(state: FleetState, event: FleetEvent, now: number): FleetDecision {
  const { state: next, effects } = act(state, event, now);
  return { state: next, effects, alarmBy: nextLook(next, now) };
}

type Outcome = Pick<FleetDecision, 'state' | 'effects'>;

function act(state: FleetState, event: FleetEvent, now: number): Outcome {
  switch (event.type) {
    case 'settings':
      return { state: takeOver(state, event, now), effects: [] };
    case 'wanted':
      return wanted(state, event.placed, now);
    case 'add': {
      const known: KnownSite = { ...fresh(event.site, 'operator', now), ...kept(state.sites.get(event.site.id)) };
      return { state: put(state, { ...known, site: event.site }), effects: [{ type: 'look', site: event.site }] };
    }
    case 'drain':
      return change(state, event.id, ({ draining }) =>
        draining ? {} : { draining: { since: now, reason: 'drained by the operator' } },
      );
    case 'undrain':
      return change(state, event.id, ({ draining }) => (draining ? { draining: null, upSince: now } : {}));
    case 'remove':
      return { state: drop(state, event.id), effects: [] };
    case 'suspect':
      return change(state, event.id, () => ({}));
    case 'looked':
      return looked(state, event, now);
    case 'alarm':
      return { state, effects: look(state) };
  }
}

function fresh(site: Site, origin: KnownSite['origin'], now: number): KnownSite {
  return { site, origin, upSince: now, draining: null, down: null };
}

/** What stays of a site when its description changes. */
const kept = (known: KnownSite | undefined) =>
  known && { origin: known.origin, upSince: known.upSince, draining: known.draining };

/** The setting wins where it has changed: its sites are added or described anew, those that it lists no more are gone. */
function takeOver(state: FleetState, { sites, digest }: Extract<FleetEvent, { type: 'settings' }>, now: number) {
  if (state.settings === digest) return state;
  let next: FleetState = { ...state, settings: digest };
  for (const [id, { origin }] of state.sites) {
    if (origin === 'settings' && !sites.some((site) => site.id === id)) next = drop(next, id);
  }
  for (const site of sites) {
    next = put(next, { ...fresh(site, 'settings', now), ...kept(next.sites.get(site.id)), origin: 'settings', site });
  }
  return next;
}

function wanted(state: FleetState, placed: Extract<FleetEvent, { type: 'wanted' }>['placed'], now: number): Outcome {
  const asleep = nextLook(state, now) === null;
  let { reservations } = state;
  for (const { site, load } of placed) reservations = reserve(reservations, site, load, now);
  const next = { ...state, reservations, wantedAt: now };
  return { state: next, effects: asleep ? look(next) : [] };
}

/** A change of one site, and a look at it. Where nothing changes, nothing is written. */
function change(state: FleetState, id: string, how: (known: KnownSite) => Partial<KnownSite>): Outcome {
  const known = state.sites.get(id);
  if (!known) return { state, effects: [] };
  const changes = how(known);
  const isChange = Object.keys(changes).length > 0;
  return {
    state: isChange ? put(state, { ...known, ...changes }) : state,
    effects: [{ type: 'look', site: known.site }],
  };
}

function put(state: FleetState, known: KnownSite): FleetState {
  return { ...state, sites: new Map(state.sites).set(known.site.id, known) };
}

function drop(state: FleetState, id: string): FleetState {
  const sites = new Map(state.sites);
  const sights = new Map(state.sights);
  sites.delete(id);
  sights.delete(id);
  return { ...state, sites, sights };
}

/** When to look at the sites again; null: the Fleet sleeps. */
export function nextLook(state: FleetState, now: number): number | null {
  let open = state.wantedAt !== null && now - state.wantedAt < AWAKE_MS;
  for (const [id, known] of state.sites) {
    const sight = state.sights.get(id) ?? UNSEEN;
    const busy = sight.rooms.size > 0;
    const wavers = sight.failures > 0 && stateOf(known) !== 'down';
    if (wavers || (busy && stateOf(known) === 'draining')) return now + QUICK_BEAT_MS;
    open ||= busy;
  }
  return open ? now + BEAT_MS : null;
}
