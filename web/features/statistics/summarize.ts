import type { RawStatistics, TrackOwner } from '../../call/CallPort.ts';

/** One track of somebody; numbers are null where the browser does not tell, or has not yet. */
export interface Stream {
  readonly owner: TrackOwner;
  /** bits per second ÷ 1,000 since the last look. */
  readonly kbps: number | null;
  /** Packets that did not arrive since the last look, 0 to 100. */
  readonly lossPercent: number | null;
  /** Pictures only, as they arrive or are sent; of several sizes that are sent the largest. */
  readonly width: number | null;
  readonly height: number | null;
  readonly fps: number | null;
  /** As "VP8". */
  readonly codec: string | null;
}

/** The way to the SFU. */
export interface Line {
  /** Through a TURN server, or straight. Null: not known yet. */
  readonly relayed: boolean | null;
  /** Between here and the next hop: "UDP", "TCP" or "TLS". */
  readonly transport: string | null;
  readonly roundTripMs: number | null;
}

export interface Summary {
  readonly line: Line;
  readonly streams: readonly Stream[];
  /** What the next summary counts from. */
  readonly counted: Counted;
}

interface Count {
  readonly at: number;
  readonly bytes: number;
  readonly packets: number;
  readonly lost: number;
}
/** By the id of the statistics object. */
type Counted = ReadonlyMap<string, Count>;

/** The members of W3C webrtc-stats that are read here, of whatever kind of object. */
interface Stats {
  readonly id: string;
  readonly type: string;
  readonly timestamp: number;
  readonly [member: string]: unknown;
}

const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What the browser's statistics tell a person; `before` is the last summary's `counted`. */
export function summarize({ reports, owners }: RawStatistics, before: Counted): Summary {
  const all = new Map<string, Stats>();
  for (const report of reports) report.forEach((stats: Stats) => all.set(stats.id, stats));
  const counted = new Map<string, Count>();
  const streams = new Map<TrackOwner, Stream>();
  for (const stats of all.values()) {
    const owner = ownerOf(stats, all, owners);
    if (!owner) continue;
    const stream = streamOf(stats, owner, all, before, counted);
    const other = streams.get(owner);
    streams.set(owner, other ? together(other, stream) : stream);
  }
  return { line: lineOf(all), streams: [...streams.values()], counted };
}

function ownerOf(stats: Stats, all: ReadonlyMap<string, Stats>, owners: RawStatistics['owners']): TrackOwner | null {
  if (stats.type === 'inbound-rtp') return owners.get(text(stats['trackIdentifier']) ?? '') ?? null;
  if (stats.type !== 'outbound-rtp') return null;
  const source = all.get(text(stats['mediaSourceId']) ?? '');
  return owners.get(text(source?.['trackIdentifier']) ?? '') ?? null;
}

function streamOf(
  stats: Stats,
  owner: TrackOwner,
  all: ReadonlyMap<string, Stats>,
  before: Counted,
  counted: Map<string, Count>,
): Stream {
  const inbound = stats.type === 'inbound-rtp';
  // What of that which is sent does not arrive, the other side tells.
  const remote = inbound ? stats : all.get(text(stats['remoteId']) ?? '');
  const now: Count = {
    at: stats.timestamp,
    bytes: number(inbound ? stats['bytesReceived'] : stats['bytesSent']) ?? 0,
    packets: number(inbound ? stats['packetsReceived'] : stats['packetsSent']) ?? 0,
    lost: number(remote?.['packetsLost']) ?? 0,
  };
  counted.set(stats.id, now);
  const last = before.get(stats.id);
  const passed = last ? now.at - last.at : 0;
  const lost = last ? Math.max(0, now.lost - last.lost) : 0;
  const arrived = last ? now.packets - last.packets : 0;
  const expected = inbound ? arrived + lost : arrived;
  return {
    owner,
    kbps: last && passed > 0 ? ((now.bytes - last.bytes) * 8) / passed : null,
    lossPercent: expected > 0 ? Math.min(100, (100 * lost) / expected) : null,
    width: number(stats['frameWidth']),
    height: number(stats['frameHeight']),
    fps: number(stats['framesPerSecond']),
    codec: text(all.get(text(stats['codecId']) ?? '')?.['mimeType'])?.replace(/^\w+\//, '') ?? null,
  };
}

/** Simulcast: the same picture in several sizes, of which some may rest. */
function together(one: Stream, other: Stream): Stream {
  const runs = ({ kbps, fps }: Stream) => (kbps ?? 0) > 0 || (fps ?? 0) > 0;
  const [a, b] =
    (runs(other) && !runs(one)) || (runs(other) && (other.width ?? 0) > (one.width ?? 0)) ? [other, one] : [one, other];
  return {
    ...a,
    kbps: a.kbps === null && b.kbps === null ? null : (a.kbps ?? 0) + (b.kbps ?? 0),
    lossPercent:
      a.lossPercent === null && b.lossPercent === null ? null : Math.max(a.lossPercent ?? 0, b.lossPercent ?? 0),
  };
}

function lineOf(all: ReadonlyMap<string, Stats>): Line {
  const transports = [...all.values()].filter(({ type }) => type === 'transport');
  const pair =
    transports
      .map((transport) => all.get(text(transport['selectedCandidatePairId']) ?? ''))
      .find((candidate) => candidate !== undefined) ??
    [...all.values()].find((stats) => stats.type === 'candidate-pair' && stats['nominated'] === true);
  const local = all.get(text(pair?.['localCandidateId']) ?? '');
  const roundTrip = number(pair?.['currentRoundTripTime']);
  const relayed = local?.['candidateType'] === 'relay';
  const transport = text(relayed ? local?.['relayProtocol'] : local?.['protocol']);
  return {
    relayed: local ? relayed : null,
    transport: transport?.toUpperCase() ?? null,
    roundTripMs: roundTrip === null ? null : Math.round(roundTrip * 1_000),
  };
}
