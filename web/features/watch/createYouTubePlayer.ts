import { signal } from '@preact/signals';
import { YOUTUBE_ORIGIN } from '../../../worker/protocol/youtube.ts';
import type { Player, PlayerFailure, PlayerState } from './Player.ts';
import { readYouTubeMessage, type YouTubeInfo } from './youTubeMessage.ts';

/** Milliseconds between two greetings, until the player answers, and after which nobody is there. */
const GREETING = 250;
const PATIENCE = 20_000;
/** Milliseconds for which a place that was told is carried on. A film that moves is told of more often; another stands still. */
const FRESH = 1_000;
/** Seconds around the goal of a seek in which the player has followed it; what moves elsewhere after so many milliseconds has not. */
const NEAR = 1;
const SEEK_PATIENCE = 3_000;

/** Of YT.PlayerState. */
const [ENDED, PLAYING, PAUSED, BUFFERING] = [0, 1, 2, 3];
/** Of onError, as the IFrame API's reference has them. */
const FAILURES: Readonly<Record<number, PlayerFailure>> = {
  2: 'notFound',
  5: 'unsupported',
  100: 'notFound',
  101: 'notEmbeddable',
  150: 'notEmbeddable',
};

/**
 * YouTube's player in a frame, driven by the messages that YouTube's own script would send it, so that no script of theirs
 * runs in our page. It tells some times a second where it is; between that it is reckoned. Nothing may be drawn over it.
 */
export function createYouTubePlayer(id: string, place: HTMLElement, title: string): Player {
  const frame = document.createElement('iframe');
  const state = signal<PlayerState>({ kind: 'loading' });
  const duration = signal<number | null>(null);
  let rates: readonly number[] = [1];
  let rate = 1;
  /** YT.PlayerState; null: it has not said anything yet. */
  let code: number | null = null;
  /** Where it last said to be, and when that was news. */
  let told = { position: 0, at: 0 };
  let seeking: { to: number; at: number } | null = null;
  let isToPlay = false;

  const say = (message: object) =>
    frame.contentWindow?.postMessage(JSON.stringify({ ...message, id: 'narada', channel: 'widget' }), YOUTUBE_ORIGIN);
  const order = (func: string, ...args: unknown[]) => say({ event: 'command', func, args });

  function look(): void {
    if (state.peek().kind === 'failed' || code === null) return;
    const kind = kindOf();
    if (kind !== state.peek().kind) state.value = { kind };
  }

  function kindOf(): 'playing' | 'paused' | 'stalled' | 'ended' {
    if (code === ENDED) return 'ended';
    if (code === PLAYING) {
      const isMoving = seeking === null && performance.now() - told.at < FRESH;
      return isMoving ? 'playing' : 'stalled';
    }
    // Not begun, though told to: an advertisement comes first, or it is being fetched.
    const isComing = code === BUFFERING || (isToPlay && code !== PAUSED);
    return isComing ? 'stalled' : 'paused';
  }

  function fail(why: PlayerFailure): void {
    state.value = { kind: 'failed', why };
  }

  function hear({ data, source, origin }: MessageEvent): void {
    if (origin !== YOUTUBE_ORIGIN || source !== frame.contentWindow) return;
    const message = readYouTubeMessage(data);
    if (message === null) return;
    stopGreeting();
    switch (message.kind) {
      case 'ready':
        for (const event of ['onStateChange', 'onError']) order('addEventListener', event);
        code ??= PAUSED;
        return look();
      case 'info':
        return learn(message.info);
      case 'error':
        return fail(FAILURES[message.code] ?? 'unsupported');
    }
  }

  function learn(info: YouTubeInfo): void {
    code = info.playerState ?? code;
    rate = info.playbackRate ?? rate;
    if (info.availablePlaybackRates?.length) rates = info.availablePlaybackRates;
    if (info.duration) duration.value = info.duration;
    const { currentTime } = info;
    if (currentTime !== undefined && currentTime !== told.position) {
      told = { position: currentTime, at: performance.now() };
      const isOver = seeking && (Math.abs(currentTime - seeking.to) < NEAR || told.at - seeking.at > SEEK_PATIENCE);
      if (isOver) seeking = null;
    }
    look();
  }

  const greet = () => say({ event: 'listening' });
  const greeting = setInterval(greet, GREETING);
  const patience = setTimeout(() => fail('unreachable'), PATIENCE);
  // What stands still says nothing.
  const watching = setInterval(look, FRESH / 2);
  function stopGreeting(): void {
    clearInterval(greeting);
    clearTimeout(patience);
  }

  window.addEventListener('message', hear);
  frame.title = title;
  // Without a word of where it is, YouTube refuses (error 153); everything else of ours says less.
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.allow = 'autoplay; encrypted-media; picture-in-picture';
  frame.src = addressOf(id);
  place.append(frame);

  return {
    state,
    duration,
    position() {
      if (seeking) return seeking.to;
      const since = code === PLAYING ? Math.min(performance.now() - told.at, FRESH) : 0;
      return told.position + (since / 1_000) * rate;
    },
    get rates() {
      return rates;
    },
    precision: 0.1,
    play() {
      isToPlay = true;
      order('playVideo');
      look();
    },
    pause() {
      isToPlay = false;
      order('pauseVideo');
      look();
    },
    seek(position) {
      // Where nothing moves, nothing is told of having got there.
      const isMoving = code === PLAYING || isToPlay;
      seeking = isMoving ? { to: position, at: performance.now() } : null;
      if (!isMoving) told = { position, at: told.at };
      order('seekTo', position, true);
      look();
    },
    setRate: (next) => order('setPlaybackRate', next),
    setVolume(volume) {
      order(volume === 0 ? 'mute' : 'unMute');
      order('setVolume', Math.round(volume * 100));
    },
    dispose() {
      stopGreeting();
      clearInterval(watching);
      window.removeEventListener('message', hear);
      frame.remove();
    },
  };
}

/** Without controls of its own: those of the page are for everybody. */
function addressOf(id: string): string {
  const query = new URLSearchParams({
    enablejsapi: '1',
    origin: location.origin,
    controls: '0',
    disablekb: '1',
    fs: '0',
    playsinline: '1',
    rel: '0',
  });
  return `${YOUTUBE_ORIGIN}/embed/${id}?${query}`;
}
