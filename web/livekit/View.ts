import {
  ConnectionQuality,
  Track,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
} from 'livekit-client';
import type { Quality } from '../call/CallPort.ts';
import type { RoomConnection } from './RoomConnection.ts';

/** unknown: not published here. coming: it is, and has not arrived, or nobody has asked for it. */
export type Picture = { kind: 'unknown' } | { kind: 'off' } | { kind: 'coming' } | { kind: 'on'; track: RemoteTrack };

/** What one room knows of one person. */
export interface View {
  readonly from: RoomConnection;
  readonly camera: Picture;
  readonly screen: Picture;
  readonly sound: RemoteTrack | null;
  readonly screenSound: RemoteTrack | null;
  /** Null: no microphone is published here. */
  readonly microphoneMuted: boolean | null;
  readonly quality: Quality;
  /** Of the camera. */
  readonly paused: boolean;
}

export function viewOf(participant: RemoteParticipant, from: RoomConnection): View {
  const of = (source: Track.Source) => participant.getTrackPublication(source);
  const [camera, microphone] = [of(Track.Source.Camera), of(Track.Source.Microphone)];
  return {
    from,
    camera: pictureOf(camera),
    screen: pictureOf(of(Track.Source.ScreenShare)),
    sound: microphone?.track ?? null,
    screenSound: of(Track.Source.ScreenShareAudio)?.track ?? null,
    microphoneMuted: microphone ? microphone.isMuted : null,
    quality: qualityOf(participant.connectionQuality),
    paused: camera?.track?.streamState === Track.StreamState.Paused,
  };
}

function pictureOf(publication: RemoteTrackPublication | undefined): Picture {
  if (!publication) return { kind: 'unknown' };
  if (publication.isMuted) return { kind: 'off' };
  return publication.track ? { kind: 'on', track: publication.track } : { kind: 'coming' };
}

const WEAK: Partial<Record<ConnectionQuality, Quality>> = {
  [ConnectionQuality.Poor]: 'weak',
  [ConnectionQuality.Lost]: 'lost',
};

export const qualityOf = (quality: ConnectionQuality): Quality => WEAK[quality] ?? 'good';
