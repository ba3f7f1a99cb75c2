import { RoomServiceClient } from 'livekit-server-sdk';
import type { Observation } from '../domain/fleet/events.ts';
import { parseRoomName } from '../domain/roomName.ts';
import type { Site } from '../protocol/settings.ts';

/** Milliseconds for each of the questions of one look. */
const PATIENCE_MS = 2_000;

/** A look at one site. Never throws. */
export async function watchSite(site: Site): Promise<Observation> {
  try {
    // livekit-server answers 406 where its own statistics are older than 4 s: it is alive, and hangs.
    const health = await ask(site.api);
    if (!health.ok) return { ok: false, reason: `its health check answered ${health.status}` };
    const client = new RoomServiceClient(site.api, site.key, site.secret, {
      requestTimeout: PATIENCE_MS / 1_000,
      failover: false,
    });
    const [rooms, packets] = await Promise.all([client.listRooms(), packetsOf(site)]);
    const ours = rooms.filter(({ name }) => parseRoomName(name) !== null);
    return { ok: true, rooms: new Map(ours.map(({ name, numParticipants }) => [name, numParticipants])), packets };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

async function ask(url: string): Promise<Response> {
  const { origin, pathname, search, username, password } = new URL(url);
  const headers: Record<string, string> = username
    ? { Authorization: `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}` }
    : {};
  return fetch(`${origin}${pathname}${search}`, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
}

/** All packets of all nodes, in and out, since they started; null where one does not tell. A site without counters still works. */
async function packetsOf(site: Site): Promise<number | null> {
  if (site.metrics.length === 0) return null;
  try {
    const counts = await Promise.all(site.metrics.map(nodePackets));
    return counts.reduce((sum, count) => sum + count, 0);
  } catch (error) {
    console.warn(`SFU ${site.id}: no packet counters: ${reasonOf(error)}`);
    return null;
  }
}

async function nodePackets(url: string): Promise<number> {
  const answer = await ask(url);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return sumOf('livekit_packet_total', await answer.text());
}

/** The sum over all labels of one counter in Prometheus' text format. A node that has forwarded nothing yet has none. */
function sumOf(metric: string, text: string): number {
  const samples = text.matchAll(new RegExp(`^${metric}(?:\\{.*\\})? (\\S+)`, 'gm'));
  return [...samples].reduce((sum, [, value]) => sum + Number(value), 0);
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'it does not answer in time';
  return error instanceof Error ? error.message : String(error);
}
