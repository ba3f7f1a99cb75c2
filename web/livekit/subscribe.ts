import { Track, type RemoteParticipant } from 'livekit-client';

/** Which pictures of a person are asked for. */
export interface Pictures {
  readonly camera: boolean;
  readonly screen: boolean;
}

/** Asks the SFU for these pictures of somebody, and for no others; their sound always comes. */
export function subscribe(participant: RemoteParticipant, { camera, screen }: Pictures): void {
  for (const publication of participant.trackPublications.values()) {
    const { source, isDesired } = publication;
    const wanted = source === Track.Source.Camera ? camera : source === Track.Source.ScreenShare ? screen : true;
    if (isDesired !== wanted) publication.setSubscribed(wanted);
  }
}
