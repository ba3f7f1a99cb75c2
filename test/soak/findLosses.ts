import type { BotReport } from '../bots/startBots.ts';
import type { FleetStatus } from '../../worker/protocol/fleet.ts';

/** All that can be known from outside at one moment. */
export interface Snapshot {
  /** By bot. Heard: since the last few seconds. */
  reports: Readonly<Record<string, BotReport>>;
  /** By site, then by room: who is there, by the SFU's own word. */
  sites: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  status: FleetStatus;
}

/** What is lost or wrong, in words. `people`: by bot, its meeting. */
export function findLosses(people: ReadonlyMap<string, string>, snapshot: Snapshot): string[] {
  return [...lostSeats(people, snapshot), ...strayRooms(people, snapshot), ...wrongCounts(snapshot)];
}

/** Everybody has their first seat, is in the room of their meeting and in no other, and hears all others of it. */
function lostSeats(people: ReadonlyMap<string, string>, { reports, sites }: Snapshot): string[] {
  const whereabouts = roomsBySeat(sites);
  const seatsOf = Map.groupBy(people, ([, meeting]) => meeting);
  return [...people].flatMap(([bot, meeting]) => {
    const report = reports[bot];
    const seat = report?.seats[0];
    if (!report || seat === undefined) return [`${bot} has no seat`];
    const others = (seatsOf.get(meeting) ?? []).map(([name]) => name).filter((name) => name !== bot);
    const deaf = others.filter((other) => !report.heard[reports[other]?.seats[0] ?? '']?.audio?.packets);
    const rooms = whereabouts.get(seat) ?? [];
    return [
      ...(report.seats.length > 1 ? [`${bot} lost a seat: it has had ${report.seats.length}`] : []),
      ...(rooms.length === 1 ? [] : [`${bot} is in ${rooms.length} rooms`]),
      ...(report.rooms.length === 1 ? [] : [`${bot} holds ${report.rooms.length} connections`]),
      ...(report.people.length === others.length ? [] : [`${bot} is told of ${report.people.length} others`]),
      ...deaf.map((other) => `${bot} does not hear ${other}`),
    ];
  });
}

/** One room for each meeting; all others are gone. */
function strayRooms(people: ReadonlyMap<string, string>, { sites }: Snapshot): string[] {
  const meetings = new Set(people.values()).size;
  const rooms = [...sites.values()].flatMap((site) => [...site.keys()]);
  return rooms.length === meetings ? [] : [`${rooms.length} rooms for ${meetings} meetings`];
}

/** The Fleet's figures are those of the SFUs. */
function wrongCounts({ sites, status }: Snapshot): string[] {
  return [...sites].flatMap(([id, rooms]) => {
    const told = status.sites.find((site) => site.id === id);
    const participants = [...rooms.values()].reduce((sum, identities) => sum + identities.length, 0);
    if (!told) return [`the Fleet does not know ${id}`];
    if (told.meetings === rooms.size && told.participants === participants) return [];
    return [
      `the Fleet counts ${told.meetings} meetings with ${told.participants} people at ${id}, there are ${rooms.size} with ${participants}`,
    ];
  });
}

function roomsBySeat(sites: Snapshot['sites']): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [site, rooms] of sites) {
    for (const [room, identities] of rooms) {
      for (const identity of identities) found.set(identity, [...(found.get(identity) ?? []), `${site}/${room}`]);
    }
  }
  return found;
}
