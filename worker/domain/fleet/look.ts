import type { FleetEffect, FleetEvent, Observation } from './events.ts';
import { estimatedLoad } from './estimatedLoad.ts';
import { stateOf, UNSEEN, type FleetState, type KnownSite, type Sight } from './state.ts';

/** Looks in a row without an answer that make a site a dead one. One may be a hiccup of the network between us. */
const FAILURES_TO_BE_DOWN = 2;
/** Meetings that one look asks to leave a site, so that the next site is not run over. */
const ASKED_AT_ONCE = 20;
/** A meeting that is still there after this time is asked again. */
const ASK_AGAIN_MS = 15_000;

/** At every site. */
export function look(state: FleetState): FleetEffect[] {
  return [...state.sites.values()].map(({ site }) => ({ type: 'look', site }));
}

export function looked(
  state: FleetState,
  { id, api, observation }: Extract<FleetEvent, { type: 'looked' }>,
  now: number,
): { state: FleetState; effects: FleetEffect[] } {
  const known = state.sites.get(id);
  // Removed, or described anew, while the look was under way.
  if (!known || known.site.api !== api) return { state, effects: [] };
  const before = state.sights.get(id) ?? UNSEEN;
  const seen = observation.ok ? present(before, observation, now) : absent(before);
  const judged = judge(known, seen, observation, now);
  const { sight, effects } = evacuate(judged, seen, now);
  const sights = new Map(state.sights).set(id, sight);
  const sites = judged === known ? state.sites : new Map(state.sites).set(id, judged);
  return { state: { ...state, sites, sights }, effects };
}

function present(before: Sight, { rooms, packets }: Extract<Observation, { ok: true }>, now: number): Sight {
  const estimate = [...rooms.values()].reduce((sum, participants) => sum + estimatedLoad(participants), 0);
  const rate = rateOf(before.counter, packets, now);
  return {
    rooms,
    load: packets === null ? estimate : (rate ?? before.load ?? estimate),
    loadSource: packets !== null && rate !== null ? 'measured' : packets === null ? 'estimated' : before.loadSource,
    counter: packets === null ? null : { packets, at: now },
    seenAt: now,
    failures: 0,
    asked: new Map([...before.asked].filter(([room]) => rooms.has(room))),
  };
}

/** Packets per second between two looks; null before the second, and after a restart, when the counter begins anew. */
function rateOf(counter: Sight['counter'], packets: number | null, now: number): number | null {
  if (!counter || packets === null || packets < counter.packets || now <= counter.at) return null;
  return ((packets - counter.packets) * 1_000) / (now - counter.at);
}

const absent = (before: Sight): Sight => ({ ...before, failures: before.failures + 1, counter: null });

function judge(known: KnownSite, seen: Sight, observation: Observation, now: number): KnownSite {
  if (observation.ok) return known.down ? { ...known, down: null, upSince: now } : known;
  if (known.down || seen.failures < FAILURES_TO_BE_DOWN) return known;
  return { ...known, down: { since: now, reason: observation.reason } };
}

/**
 * Whose meetings are to go, the smallest first, a few at a time: of a draining site as long as they are there; of a dead
 * one, which tells nothing any more, all that were there when it was last heard of, once.
 */
function evacuate(known: KnownSite, seen: Sight, now: number): { sight: Sight; effects: FleetEffect[] } {
  const state = stateOf(known);
  if (state === 'up') return { sight: { ...seen, asked: new Map() }, effects: [] };
  const due = [...seen.rooms]
    .filter(([room]) => now - (seen.asked.get(room) ?? -Infinity) >= ASK_AGAIN_MS)
    .toSorted(([, a], [, b]) => a - b)
    .slice(0, ASKED_AT_ONCE);
  const why = state === 'down' ? 'down' : 'drain';
  const effects = due.map(([room]): FleetEffect => ({ type: 'evacuate', room, site: known.site.id, why }));
  const rooms = new Map(seen.rooms);
  const asked = new Map(seen.asked);
  for (const [room] of due) {
    if (state === 'down') rooms.delete(room);
    asked.set(room, now);
  }
  return { sight: { ...seen, rooms, asked }, effects };
}
