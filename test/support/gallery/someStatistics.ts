import type { CallPort, TrackOwner } from '../../../web/call/CallPort.ts';

/** Figures that grow from look to look, of oneself and of one more person. */
export function someStatistics(): CallPort['statistics'] {
  let looks = 0;
  const owners = new Map<string, TrackOwner>([
    ['own-camera', { seat: null, kind: 'camera' }],
    ['own-voice', { seat: null, kind: 'microphone' }],
    ['camera', { seat: 's_1', kind: 'camera' }],
    ['voice', { seat: 's_1', kind: 'microphone' }],
  ]);
  return async () => {
    looks++;
    const picture = { frameWidth: 1280, frameHeight: 720, framesPerSecond: 30, codecId: 'V' };
    const stats = [
      { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
      { id: 'P', type: 'candidate-pair', localCandidateId: 'L', currentRoundTripTime: 0.034 },
      { id: 'L', type: 'local-candidate', candidateType: 'host', protocol: 'udp' },
      { id: 'V', type: 'codec', mimeType: 'video/VP8' },
      { id: 'A', type: 'codec', mimeType: 'audio/opus' },
      { id: 'S1', type: 'media-source', trackIdentifier: 'own-camera' },
      { id: 'S2', type: 'media-source', trackIdentifier: 'own-voice' },
      {
        id: 'O1',
        type: 'outbound-rtp',
        mediaSourceId: 'S1',
        bytesSent: 182_000 * looks,
        packetsSent: 160 * looks,
        ...picture,
      },
      {
        id: 'O2',
        type: 'outbound-rtp',
        mediaSourceId: 'S2',
        codecId: 'A',
        bytesSent: 4_000 * looks,
        packetsSent: 50 * looks,
      },
      {
        id: 'I1',
        type: 'inbound-rtp',
        trackIdentifier: 'camera',
        bytesReceived: 150_300 * looks,
        packetsReceived: 150 * looks,
        packetsLost: 2 * looks,
        ...picture,
      },
      {
        id: 'I2',
        type: 'inbound-rtp',
        trackIdentifier: 'voice',
        codecId: 'A',
        bytesReceived: 4_100 * looks,
        packetsReceived: 50 * looks,
        packetsLost: 0,
      },
    ].map((entry) => ({ timestamp: 1_000 * looks, ...entry }));
    return { reports: [new Map(stats.map((entry) => [entry.id, entry]))], owners };
  };
}
