import { Track, type Room } from 'livekit-client';
import type { RawStatistics, TrackOwner } from '../call/CallPort.ts';

const KINDS: Partial<Record<Track.Source, TrackOwner['kind']>> = {
  [Track.Source.Camera]: 'camera',
  [Track.Source.Microphone]: 'microphone',
  [Track.Source.ScreenShare]: 'screen',
  [Track.Source.ScreenShareAudio]: 'screenSound',
};

/** The browser's reports on a room's connections: one for both directions, or one for each. */
export async function readReports(room: Room): Promise<RTCStatsReport[]> {
  const manager = room.engine?.pcManager;
  const reports = await Promise.all([manager?.publisher.getStats(), manager?.subscriber?.getStats()]);
  return reports.filter((report) => report !== undefined);
}

export async function readStatistics(room: Room): Promise<RawStatistics> {
  const owners = new Map<string, TrackOwner>();
  for (const participant of [room.localParticipant, ...room.remoteParticipants.values()]) {
    const seat = participant.isLocal ? null : participant.identity;
    for (const { source, track } of participant.trackPublications.values()) {
      const kind = KINDS[source];
      if (track && kind) owners.set(track.mediaStreamTrack.id, { seat, kind });
    }
  }
  return { reports: await readReports(room), owners };
}
