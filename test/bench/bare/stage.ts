import {
  createLocalTracks,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
  type RemoteParticipant,
  type RemoteTrackPublication,
} from 'livekit-client';

/** One picture, where it is on the page in CSS pixels. `seat`: null is the viewer's own. */
export interface Tile {
  seat: string | null;
  x: number;
  y: number;
  width: number;
  height: number;
}

declare global {
  interface Window {
    bareStage: {
      /** Enters with a camera and a muted microphone, shows these and no others, and hears everybody. */
      enter(url: string, token: string, tiles: readonly Tile[]): Promise<void>;
      /** How many people the room has, oneself included. */
      people(): number;
    };
  }
}

setLogLevel('silent');
/** As the product's, since the floor is what the SDK can do and not what its defaults do. */
const room = new Room({ adaptiveStream: true, dynacast: true });

window.bareStage = {
  async enter(url, token, tiles) {
    const tracks = await createLocalTracks({ audio: true, video: true });
    const videos = new Map(tiles.map((tile) => [tile.seat, videoAt(tile)]));
    const ask = (publication: RemoteTrackPublication, { identity }: RemoteParticipant) => {
      if (publication.kind === Track.Kind.Audio || videos.has(identity)) publication.setSubscribed(true);
    };
    room.on(RoomEvent.TrackPublished, ask);
    room.on(RoomEvent.TrackSubscribed, (track, _publication, { identity }) => {
      const video = videos.get(identity);
      if (track.kind === Track.Kind.Audio) track.attach(hiddenAudio());
      else if (video) track.attach(video);
    });
    await room.connect(url, token, { autoSubscribe: false });
    for (const participant of room.remoteParticipants.values()) {
      for (const publication of participant.trackPublications.values()) ask(publication, participant);
    }
    const own = videos.get(null);
    for (const track of tracks) {
      if (track.kind === Track.Kind.Audio) await track.mute();
      else if (own) track.attach(own);
      await room.localParticipant.publishTrack(track);
    }
  },
  people: () => room.remoteParticipants.size + 1,
};

function videoAt({ seat, x, y, width, height }: Tile): HTMLVideoElement {
  const video = document.createElement('video');
  Object.assign(video, { autoplay: true, muted: true, playsInline: true });
  const place = { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` };
  Object.assign(video.style, place, seat === null ? { transform: 'scaleX(-1)' } : {});
  document.body.append(video);
  return video;
}

function hiddenAudio(): HTMLAudioElement {
  const audio = document.createElement('audio');
  audio.hidden = true;
  document.body.append(audio);
  return audio;
}
