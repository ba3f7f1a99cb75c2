import type { Room } from 'livekit-client';

/** Milliseconds between two looks. */
const LOOK_MS = 1_000;

/**
 * Looks once a second whether anything at all arrives from the SFU: media, or the answers to ICE's own checks, which
 * browsers send every few seconds also in a silent meeting (RFC 7675). `tell(ms)` is called after each look with the
 * milliseconds of silence so far, 0 where something has come. Answers the function that ends it.
 *
 * A frozen server, or a network that swallows everything, shows in nothing else for 15 s and more: sockets stay open, and
 * ICE is patient. A page that was asleep learns with its first look that nothing has come since.
 */
export function watchPackets(room: Room, tell: (silentMs: number) => void): () => void {
  let count = -1;
  let heardAt = performance.now();
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    const now = await arrived(room);
    looking = false;
    if (now !== count) heardAt = performance.now();
    count = now;
    tell(performance.now() - heardAt);
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  return () => clearInterval(timer);
}

/** Something that is never the same again once anything has arrived. */
async function arrived(room: Room): Promise<number> {
  const manager = room.engine?.pcManager;
  const reports = await Promise.all([manager?.publisher.getStats(), manager?.subscriber?.getStats()]);
  let sum = 0;
  for (const report of reports) {
    // Of a candidate pair the bytes are media, the responses are those to ICE's checks (W3C webrtc-stats §8.24).
    report?.forEach((stats: { type: string; bytesReceived?: number; responsesReceived?: number }) => {
      if (stats.type === 'candidate-pair') sum += (stats.bytesReceived ?? 0) + (stats.responsesReceived ?? 0);
    });
  }
  return sum;
}
