import type { VideoFeed } from '../call/CallPort.ts';

/** One's own camera as something to look at. */
export function trackFeed(track: MediaStreamTrack): VideoFeed {
  return {
    attach(element) {
      element.srcObject = new MediaStream([track]);
      return () => {
        element.srcObject = null;
      };
    },
  };
}
