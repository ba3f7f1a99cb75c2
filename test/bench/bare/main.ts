import { createLocalTracks, Room, RoomEvent, Track, type LocalTrack } from 'livekit-client';

import type { Size } from '../join.ts';

declare global {
  interface Window {
    bare: {
      /** Camera and microphone, so that joining has nothing to wait for but the SFU. */
      prepare(size?: Size): Promise<void>;
      /** Milliseconds from connect() to the first frame of somebody else's video; null where none is awaited. */
      join(url: string, token: string, awaitVideo: boolean): Promise<number | null>;
    };
  }
}

/** As the product's, since the floor is what the SDK can do and not what its defaults do. */
const room = new Room({ adaptiveStream: true, dynacast: true });
let tracks: LocalTrack[] = [];

window.bare = {
  async prepare(size) {
    const video = document.querySelector('video');
    if (size && video) Object.assign(video, size);
    tracks = await createLocalTracks({ audio: true, video: true });
  },
  async join(url, token, awaitVideo) {
    const frame = firstFrame();
    const started = performance.now();
    await room.connect(url, token);
    const published = Promise.all(tracks.map((track) => room.localParticipant.publishTrack(track)));
    const ended = awaitVideo ? await frame : null;
    await published;
    return ended === null ? null : ended - started;
  },
};

/** When the first frame of a subscribed video is shown. */
function firstFrame(): Promise<number> {
  return new Promise((resolve) => {
    room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind !== Track.Kind.Video) return;
      const video = document.querySelector('video');
      if (!video) return;
      track.attach(video);
      video.requestVideoFrameCallback(() => resolve(performance.now()));
    });
  });
}
