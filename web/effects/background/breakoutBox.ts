/** Chromium's part of W3C mediacapture-transform, which TypeScript's DOM library lacks: frames in and out of tracks, in hidden tabs, too. */
interface BreakoutBox {
  MediaStreamTrackProcessor?: new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
    readonly readable: ReadableStream<VideoFrame>;
  };
  MediaStreamTrackGenerator?: new (init: { kind: 'video' }) => MediaStreamTrack & {
    readonly writable: WritableStream<VideoFrame>;
  };
}

export const breakoutBox: BreakoutBox = globalThis as BreakoutBox;
