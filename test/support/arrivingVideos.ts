import type { Page } from '@playwright/test';

/** Bytes of each picture that has ever arrived (W3C webrtc-stats, inbound-rtp). */
function read(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const open = (window.connections ?? []).filter(({ connectionState }) => connectionState !== 'closed');
    const reports = await Promise.all(open.map((connection) => connection.getStats()));
    const found: Record<string, number> = {};
    for (const report of reports) {
      for (const stats of report.values() as Iterable<RTCInboundRtpStreamStats>) {
        if (stats.type !== 'inbound-rtp' || stats.kind !== 'video') continue;
        found[stats.id] = stats.bytesReceived ?? 0;
      }
    }
    return found;
  });
}

/** Answers, each time it is asked, how many pictures have arrived since it was asked before. */
export function watchArrivingVideos(page: Page): () => Promise<number> {
  let last: Record<string, number> = {};
  return async () => {
    const now = await read(page);
    const growing = Object.entries(now).filter(([id, bytes]) => bytes > (last[id] ?? 0));
    last = now;
    return growing.length;
  };
}

/** How many pictures are negotiated to arrive, paused ones included. */
export function subscribedVideos(page: Page): Promise<number> {
  return page.evaluate(() => {
    const open = (window.connections ?? []).filter(({ connectionState }) => connectionState !== 'closed');
    const video = open
      .flatMap((connection) => connection.getTransceivers())
      .filter(({ receiver }) => receiver.track.kind === 'video');
    return video.filter(({ currentDirection }) => currentDirection?.includes('recv')).length;
  });
}
