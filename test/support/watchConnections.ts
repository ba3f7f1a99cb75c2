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

/** Every ICE server that the page gives to WebRTC from its next load on, by URL. */
export async function watchIceServers(page: Page): Promise<() => readonly string[]> {
  const seen: string[] = [];
  await page.exposeFunction('sawIceServers', (urls: string[]) => void seen.push(...urls));
  await page.addInitScript(() => {
    const tell = (configuration: RTCConfiguration | undefined) =>
      Reflect.get(globalThis, 'sawIceServers')((configuration?.iceServers ?? []).flatMap(({ urls }) => urls));
    const { setConfiguration } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.setConfiguration = function (configuration) {
      tell(configuration);
      setConfiguration.call(this, configuration);
    };
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        tell(configuration);
      }
    };
  });
  return () => seen;
}

interface ReceivedSound {
  /** Of all sound that has arrived so far (W3C webrtc-stats, totalAudioEnergy). */
  energy: number;
  /** Of that sound, silence included (totalSamplesDuration). */
  seconds: number;
}

export function receivedSound(page: Page): Promise<ReceivedSound> {
  return page.evaluate(async () => {
    const open = (window.connections ?? []).filter(({ connectionState }) => connectionState !== 'closed');
    const reports = await Promise.all(open.map((connection) => connection.getStats()));
    return reports
      .flatMap((report): unknown[] => [...report.values()])
      .filter((stats): stats is RTCInboundRtpStreamStats => (stats as RTCStats).type === 'inbound-rtp')
      .reduce(
        (sum, { totalAudioEnergy = 0, totalSamplesDuration = 0 }) => ({
          energy: sum.energy + totalAudioEnergy,
          seconds: sum.seconds + totalSamplesDuration,
        }),
        { energy: 0, seconds: 0 },
      );
  });
}
