import type { RemoteTrack } from 'livekit-client';

/**
 * Calls `act` when the first picture of a track that nobody sees yet has been decoded. The SFU sends pictures only for
 * elements that are in view, and in their size; so one as large as `like` plays it where nobody sees it. Answers the
 * function that ends this.
 */
export function firstFrame(track: RemoteTrack, like: HTMLVideoElement, act: () => void): () => void {
  const wing = document.createElement('video');
  wing.setAttribute('aria-hidden', 'true');
  Object.assign(wing.style, {
    position: 'fixed',
    inset: '0 auto auto 0',
    width: `${like.clientWidth}px`,
    height: `${like.clientHeight}px`,
    opacity: '0',
    pointerEvents: 'none',
    zIndex: '-1',
  });
  document.body.append(wing);
  // Firefox learnt of frame callbacks late.
  if ('requestVideoFrameCallback' in wing) wing.requestVideoFrameCallback(act);
  else (wing as HTMLVideoElement).addEventListener('loadeddata', act, { once: true });
  track.attach(wing);
  return () => {
    track.detach(wing);
    wing.remove();
  };
}
