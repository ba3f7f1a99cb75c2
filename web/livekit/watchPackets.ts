import { RemoteTrack, type Room } from 'livekit-client';
import { readReports } from './readStatistics.ts';

/** Milliseconds between two looks, and between two while the network has just changed. */
const LOOK_MS = 1_000;
const HURRIED_LOOK_MS = 250;
/** Nothing has come for so long: a network's hiccup is over by then, and ICE has asked several times. */
const SILENCE_MS = 4_000;
/** The same, from the moment at which the device's network has changed. */
const SILENCE_AFTER_CHANGE_MS = 1_000;

/**
 * Looks once a second whether anything at all arrives from the SFU: media, or the answers to ICE's own checks, which
 * browsers send every few seconds also in a silent meeting (RFC 7675). `tell(silent)` is called after each look. Answers
 * the function that ends it.
 *
 * A frozen server, a network that swallows everything, or an address that is not ours any more show in nothing else for
 * 15 s and more: sockets stay open, and ICE is patient. A page that was asleep learns with its first look that nothing
 * has come since.
 */
export function watchPackets(room: Room, tell: (silent: boolean) => void): () => void {
  let last: Arrived = { media: -1, checks: -1 };
  let heardAt = performance.now();
  let changedAt: number | null = null;
  let looking = false;
  let timer = setInterval(() => void look(), LOOK_MS);

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    const [before, seen] = [last, arrived(await (changedAt === null ? readWay(room) : readReports(room)))];
    looking = false;
    last = seen;
    const now = performance.now();
    // On another network, ICE's checks are answered long before the media comes there, which it may never do. Less than
    // before is another pair of addresses, or fewer of them.
    if (seen.media > before.media || (changedAt === null && seen.checks > before.checks)) heardAt = now;
    if (changedAt !== null && heardAt > changedAt + HURRIED_LOOK_MS / 2) settle();
    tell(now - heardAt >= SILENCE_MS || (changedAt !== null && now - changedAt >= SILENCE_AFTER_CHANGE_MS));
  }

  function hurry(): void {
    changedAt = performance.now();
    clearInterval(timer);
    timer = setInterval(() => void look(), HURRIED_LOOK_MS);
    // What had come before is none of it.
    void look();
  }

  /** What has arrived since the change came over the network as it is now. */
  function settle(): void {
    changedAt = null;
    clearInterval(timer);
    timer = setInterval(() => void look(), LOOK_MS);
  }

  const listening = new AbortController();
  for (const [target, event] of [[window, 'online'] as const, [connectionOf(navigator), 'change'] as const]) {
    target?.addEventListener(event, hurry, { signal: listening.signal });
  }
  return () => {
    listening.abort();
    clearInterval(timer);
  };
}

/** Network Information API (https://wicg.github.io/netinfo/), Chromium only: says that Wi-Fi has become mobile. */
function connectionOf(navigator: Navigator): EventTarget | null {
  return 'connection' in navigator && navigator.connection instanceof EventTarget ? navigator.connection : null;
}

type Stats = { type: string; bytesReceived?: number; responsesReceived?: number };

/**
 * What tells of the way to the SFU. The report on one track that arrives has its pair of addresses; the one on everything
 * takes the main thread milliseconds among 75 people (npm run bench -- stage), and is read where no track has come.
 */
async function readWay(room: Room): Promise<readonly RTCStatsReport[]> {
  const report = await arrivingTrack(room)?.receiver?.getStats();
  const pairs = report ? [...report.values()].filter(({ type }: Stats) => type === 'candidate-pair') : [];
  return report && pairs.length > 0 ? [report] : readReports(room);
}

function arrivingTrack(room: Room): RemoteTrack | undefined {
  for (const { trackPublications } of room.remoteParticipants.values()) {
    for (const { track } of trackPublications.values()) {
      if (track instanceof RemoteTrack && !track.mediaStreamTrack.muted) return track;
    }
  }
  return undefined;
}

/** What is never less than before, on the same pairs of addresses. */
interface Arrived {
  /** Bytes of everything but ICE's checks. */
  readonly media: number;
  /** Answers to them. */
  readonly checks: number;
}

function arrived(reports: readonly RTCStatsReport[]): Arrived {
  let [media, checks] = [0, 0];
  for (const report of reports) {
    // W3C webrtc-stats §8.24
    report.forEach((stats: Stats) => {
      if (stats.type !== 'candidate-pair') return;
      media += stats.bytesReceived ?? 0;
      checks += stats.responsesReceived ?? 0;
    });
  }
  return { media, checks };
}
