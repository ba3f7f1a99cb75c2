import { afterEach, expect, test, vi } from 'vitest';
import type { RawStatistics, TrackOwner } from '../../../web/call/CallPort.ts';
import { Statistics } from '../../../web/features/statistics/Statistics.tsx';
import { summarize } from '../../../web/features/statistics/summarize.ts';
import { fakeCall } from '../../support/gallery/fakeCall.ts';
import { ada, grace } from './aStage.tsx';
import { clear, show, text } from './screen.tsx';

afterEach(clear);

const camera: TrackOwner = { seat: 's_1', kind: 'camera' };
const own: TrackOwner = { seat: null, kind: 'camera' };

/** Statistics as a browser gives them, so many seconds after the first look. */
function raw(second: number, { relay = false } = {}): RawStatistics {
  const timestamp = 1_000 * second;
  const stats = [
    { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
    { id: 'P', type: 'candidate-pair', localCandidateId: 'L', currentRoundTripTime: 0.0234 },
    {
      id: 'L',
      type: 'local-candidate',
      candidateType: relay ? 'relay' : 'host',
      protocol: 'udp',
      relayProtocol: 'tls',
    },
    { id: 'C', type: 'codec', mimeType: 'video/VP8' },
    {
      id: 'I',
      type: 'inbound-rtp',
      trackIdentifier: 'grace-camera',
      codecId: 'C',
      bytesReceived: 125_000 * second,
      packetsReceived: 95 * second,
      packetsLost: 5 * second,
      frameWidth: 1280,
      frameHeight: 720,
      framesPerSecond: 30,
    },
    { id: 'S', type: 'media-source', trackIdentifier: 'own-camera' },
    { id: 'R', type: 'remote-inbound-rtp', packetsLost: 2 * second },
    // The large size rests, as nobody looks at it.
    {
      id: 'O1',
      type: 'outbound-rtp',
      mediaSourceId: 'S',
      codecId: 'C',
      bytesSent: 0,
      packetsSent: 0,
      frameWidth: 1280,
      frameHeight: 720,
    },
    {
      id: 'O2',
      type: 'outbound-rtp',
      mediaSourceId: 'S',
      codecId: 'C',
      remoteId: 'R',
      bytesSent: 25_000 * second,
      packetsSent: 100 * second,
      frameWidth: 640,
      frameHeight: 360,
      framesPerSecond: 20,
    },
    { id: 'X', type: 'inbound-rtp', trackIdentifier: 'nobody’s' },
  ].map((entry) => ({ timestamp, ...entry }));
  const report = new Map(stats.map((entry) => [entry.id, entry])) as unknown as RTCStatsReport;
  return {
    reports: [report],
    owners: new Map([
      ['grace-camera', camera],
      ['own-camera', own],
    ]),
  };
}

test('rates and losses are those since the last look; of what is sent in several sizes the largest that runs counts', () => {
  const first = summarize(raw(1), new Map());
  expect(first.streams.map(({ kbps }) => kbps)).toEqual([null, null]);
  const { streams, line } = summarize(raw(3), first.counted);
  expect(streams).toEqual([
    { owner: camera, kbps: 1_000, lossPercent: 5, width: 1280, height: 720, fps: 30, codec: 'VP8' },
    { owner: own, kbps: 200, lossPercent: 2, width: 640, height: 360, fps: 20, codec: 'VP8' },
  ]);
  expect(line).toEqual({ relayed: false, transport: 'UDP', roundTripMs: 23 });
  expect(summarize(raw(1, { relay: true }), new Map()).line).toMatchObject({ relayed: true, transport: 'TLS' });
});

test('a person reads the way, the rate, the loss, the size and the codec', async () => {
  vi.useFakeTimers();
  try {
    const call = fakeCall();
    let second = 0;
    call.statistics = async () => raw(++second);
    const meeting = { people: { value: [ada, grace] } } as never;
    await show(<Statistics meeting={meeting} call={call} first="s_1" />);
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(text()).toContain('1,000 kbit/s'));
    for (const part of ['direct, UDP', '23 ms', '5 %', '1280×72030/s', 'VP8']) expect(text()).toContain(part);
    const captions = [...document.querySelectorAll('caption')].map(({ textContent }) => textContent);
    expect(captions).toEqual(['Grace', 'You send']);
  } finally {
    vi.useRealTimers();
  }
});

test('without a connection it says so', async () => {
  await show(<Statistics meeting={{ people: { value: [ada] } } as never} call={fakeCall()} first={null} />);
  expect(text()).toContain('There is nothing to count yet.');
});
