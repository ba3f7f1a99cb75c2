import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Every RTCPeerConnection that the page has made. */
    connections?: RTCPeerConnection[];
  }
}

/** Lets a test ask a page's WebRTC connections for their statistics. To be called before the page loads. */
export async function watchConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    window.connections = connections;
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
  });
}

/** The energy of all sound that has arrived at the page so far (W3C webrtc-stats, totalAudioEnergy). */
export function receivedAudioEnergy(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const open = (window.connections ?? []).filter(({ connectionState }) => connectionState !== 'closed');
    const reports = await Promise.all(open.map((connection) => connection.getStats()));
    return reports
      .flatMap((report): unknown[] => [...report.values()])
      .filter((stats): stats is RTCInboundRtpStreamStats => (stats as RTCStats).type === 'inbound-rtp')
      .reduce((sum, { totalAudioEnergy = 0 }) => sum + totalAudioEnergy, 0);
  });
}
