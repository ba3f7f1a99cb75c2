import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createYouTubePlayer } from '../../../web/features/watch/createYouTubePlayer.ts';
import type { Player } from '../../../web/features/watch/Player.ts';
import { YOUTUBE_ORIGIN } from '../../../worker/protocol/youtube.ts';

const ID = 'dQw4w9WgXcQ';
let player: Player;
let frame: HTMLIFrameElement;
/** What the page has said to the frame, and to which origin. */
let said: { message: { event: string; func?: string; args?: unknown[] }; to: string }[];

interface From {
  origin?: string;
  source?: Window | null;
}

/** Something arrives at the page; from YouTube's own frame, unless it is said otherwise. */
function hear(data: unknown, { origin = YOUTUBE_ORIGIN, source = frame.contentWindow }: From = {}): void {
  const event = new MessageEvent('message', { data: typeof data === 'string' ? data : JSON.stringify(data), origin });
  Object.defineProperty(event, 'source', { value: source });
  window.dispatchEvent(event);
}
const info = (change: object) => hear({ event: 'infoDelivery', info: change });
const orders = () => said.flatMap(({ message }) => (message.func ? [[message.func, ...(message.args ?? [])]] : []));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  Reflect.get(window, 'happyDOM').settings.enableIframePageLoading = true;
  said = [];
  const contentWindow = { postMessage: (text: string, to: string) => said.push({ message: JSON.parse(text), to }) };
  vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockReturnValue(contentWindow as unknown as Window);
  // What it shows is not to be loaded here.
  vi.spyOn(HTMLIFrameElement.prototype, 'src', 'set').mockImplementation(function (this: HTMLIFrameElement, src) {
    this.dataset['src'] = src;
  });
  const place = document.createElement('div');
  player = createYouTubePlayer(ID, place, 'Film');
  frame = place.querySelector('iframe') as HTMLIFrameElement;
});
afterEach(() => {
  player.dispose();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('the frame is YouTube’s without cookies, knows whose page it may talk to, and is told where it is shown', () => {
  const url = new URL(frame.dataset['src'] ?? '');
  expect(url.origin + url.pathname).toBe(`https://www.youtube-nocookie.com/embed/${ID}`);
  expect(url.searchParams.get('enablejsapi')).toBe('1');
  expect(url.searchParams.get('origin')).toBe(location.origin);
  expect(frame.referrerPolicy).toBe('strict-origin-when-cross-origin');
});

test('it is greeted until it answers, at YouTube’s origin alone', () => {
  vi.advanceTimersByTime(600);
  expect(said.map(({ message, to }) => [message.event, to])).toEqual([
    ['listening', YOUTUBE_ORIGIN],
    ['listening', YOUTUBE_ORIGIN],
  ]);
  hear({ event: 'onReady' });
  said = [];
  vi.advanceTimersByTime(5_000);
  expect(said).toEqual([]);
  expect(player.state.value).toEqual({ kind: 'paused' });
});

test('a player that never answers is given up', () => {
  vi.advanceTimersByTime(21_000);
  expect(player.state.value).toEqual({ kind: 'failed', why: 'unreachable' });
});

test('whoever else speaks is not heard: another origin, another frame, no message of a player', () => {
  const ready = { event: 'onReady' };
  hear(ready, { origin: 'https://www.youtube-nocookie.com.evil.example' });
  hear(ready, { origin: location.origin });
  hear(ready, { source: window });
  for (const data of ['', 'null', '[]', '{"event":7}', '{"event":"infoDelivery","info":{"playerState":"1"}}', '{'])
    hear(data);
  expect(player.state.value).toEqual({ kind: 'loading' });
});

test('between two words of where it is its place is reckoned, for a second at most: then it stands still', () => {
  hear({ event: 'initialDelivery', info: { playerState: -1, currentTime: 0, duration: 600 } });
  player.play();
  expect(player.state.value).toEqual({ kind: 'stalled' });
  info({ playerState: 1, currentTime: 10, playbackRate: 1.5 });
  expect(player.state.value).toEqual({ kind: 'playing' });
  vi.advanceTimersByTime(400);
  expect(player.position()).toBeCloseTo(10.6, 5);
  // As during an advertisement: it says that it plays, but nothing moves.
  for (let i = 0; i < 4; i++) {
    vi.advanceTimersByTime(400);
    info({ playerState: 1, currentTime: 10 });
  }
  expect(player.state.value).toEqual({ kind: 'stalled' });
  info({ currentTime: 10.5 });
  expect(player.state.value).toEqual({ kind: 'playing' });
});

test('a seek is over when the player is there, and not before', () => {
  info({ playerState: 1, currentTime: 10 });
  player.seek(300);
  expect(orders()).toContainEqual(['seekTo', 300, true]);
  expect(player.state.value).toEqual({ kind: 'stalled' });
  info({ currentTime: 10.3 });
  expect(player.state.value).toEqual({ kind: 'stalled' });
  info({ currentTime: 300.1 });
  expect(player.state.value).toEqual({ kind: 'playing' });
});

test('a seek that is not followed does not hold it for ever', () => {
  info({ playerState: 1, currentTime: 10 });
  player.seek(300);
  vi.advanceTimersByTime(3_500);
  info({ currentTime: 13.5 });
  expect(player.state.value).toEqual({ kind: 'playing' });
  expect(player.position()).toBe(13.5);
});

test.each([
  [2, 'notFound'],
  [100, 'notFound'],
  [101, 'notEmbeddable'],
  [150, 'notEmbeddable'],
  [5, 'unsupported'],
  [153, 'unsupported'],
])('error %d is told as %s', (code, why) => {
  hear({ event: 'onReady' });
  hear({ event: 'onError', info: code });
  expect(player.state.value).toEqual({ kind: 'failed', why });
});

test('silence is silence, and any other volume is a part of a hundred', () => {
  player.setVolume(0.256);
  player.setVolume(0);
  expect(orders()).toEqual([['unMute'], ['setVolume', 26], ['mute'], ['setVolume', 0]]);
});
