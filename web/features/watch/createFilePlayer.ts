import { signal } from '@preact/signals';
import type { Player, PlayerFailure, PlayerState } from './Player.ts';

/** HTMLMediaElement's events after which its state may be another. */
const NEWS = [
  'loadedmetadata',
  'durationchange',
  'canplay',
  'play',
  'playing',
  'pause',
  'waiting',
  'seeking',
  'seeked',
  'timeupdate',
  'ended',
  'error',
];

/** MediaError's codes; 1, a load that was given up, is none that is shown. */
const FAILURES: Readonly<Record<number, PlayerFailure>> = { 2: 'network', 3: 'unsupported', 4: 'unsupported' };

/** A video file in the browser's own player. Any pace, and to a part of a frame. */
export function createFilePlayer(address: string, place: HTMLElement, title: string): Player {
  const video = document.createElement('video');
  const state = signal<PlayerState>({ kind: 'loading' });
  const duration = signal<number | null>(null);
  let isBlocked = false;

  function look(): void {
    duration.value = Number.isFinite(video.duration) ? video.duration : null;
    const next = stateOf(video, isBlocked);
    if (next.kind !== state.peek().kind) state.value = next;
  }

  for (const news of NEWS) video.addEventListener(news, look);
  video.playsInline = true;
  video.preload = 'auto';
  video.disableRemotePlayback = true;
  video.title = title;
  video.src = address;
  place.append(video);

  return {
    state,
    duration,
    position: () => video.currentTime,
    rates: null,
    precision: 0.01,
    play() {
      isBlocked = false;
      video.play().catch((error: unknown) => {
        // Everything else shows in the element's state, or is a pause that came first.
        isBlocked = error instanceof DOMException && error.name === 'NotAllowedError';
        look();
      });
    },
    pause: () => video.pause(),
    seek(position) {
      video.currentTime = position;
      look();
    },
    setRate: (rate) => (video.playbackRate = rate),
    setVolume(volume) {
      video.volume = volume;
      video.muted = volume === 0;
    },
    dispose() {
      for (const news of NEWS) video.removeEventListener(news, look);
      video.pause();
      // Ends the download, too (HTML, "best practices for authors using media elements").
      video.removeAttribute('src');
      video.load();
      video.remove();
    },
  };
}

function stateOf(video: HTMLVideoElement, isBlocked: boolean): PlayerState {
  if (video.error) return { kind: 'failed', why: FAILURES[video.error.code] ?? 'unsupported' };
  if (video.readyState < HTMLMediaElement.HAVE_METADATA) return { kind: 'loading' };
  if (video.ended) return { kind: 'ended' };
  if (video.paused) return { kind: isBlocked ? 'blocked' : 'paused' };
  const isMoving = !video.seeking && video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
  return { kind: isMoving ? 'playing' : 'stalled' };
}
