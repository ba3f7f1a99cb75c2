import type { Manner } from './standIn.ts';

/** A page that speaks as YouTube's embedded player does: the messages of its IFrame API, and its delays. */
export const playerPage = (manner: Manner): string =>
  `<!doctype html><title>Player</title><style>body{margin:0;background:#213;color:#fff;font:32px sans-serif}</style>
<p id="shown"></p><script>(${play.toString()})(${JSON.stringify(manner)})</script>`;

/** In the frame. */
function play({ seekMs, adMs, error }: Manner): void {
  const [UNSTARTED, ENDED, PLAYING, PAUSED, BUFFERING] = [-1, 0, 1, 2, 3] as const;
  const DURATION = 600;
  const origin = new URLSearchParams(location.search).get('origin') ?? '';
  const orders: { func: string; args: unknown[] }[] = [];
  const heard = new Set<string>();
  let state: number = UNSTARTED;
  let rate = 1;
  let mark = { position: 0, at: performance.now() };
  let isGreeted = false;
  let pendingAd = adMs;
  let work: ReturnType<typeof setTimeout> | undefined;

  const position = () =>
    state === PLAYING
      ? Math.min(mark.position + ((performance.now() - mark.at) / 1_000) * rate, DURATION)
      : mark.position;
  const settle = (at = position()) => (mark = { position: at, at: performance.now() });
  const say = (event: string, info: unknown) => {
    if (isGreeted) parent.postMessage(JSON.stringify({ event, info, id: 'narada', channel: 'widget' }), origin);
  };
  const tell = () => say('infoDelivery', { currentTime: position(), playerState: state, playbackRate: rate });
  const become = (next: number) => {
    settle();
    state = next;
    tell();
    if (heard.has('onStateChange')) say('onStateChange', state);
  };
  const later = (ms: number, act: () => void) => {
    clearTimeout(work);
    work = setTimeout(act, ms);
  };
  const advertise = (ms: number) => {
    pendingAd = 0;
    become(UNSTARTED);
    later(ms, () => become(PLAYING));
  };
  const perform: Record<string, (...args: never[]) => void> = {
    addEventListener: (event: string) => void heard.add(event),
    playVideo() {
      if (state === PLAYING || state === BUFFERING) return;
      if (error !== null) return say('onError', error);
      if (pendingAd > 0) return advertise(pendingAd);
      become(BUFFERING);
      later(80, () => become(PLAYING));
    },
    pauseVideo() {
      clearTimeout(work);
      become(PAUSED);
    },
    seekTo(to: number) {
      // During an advertisement a player does not jump.
      if (state === UNSTARTED && pendingAd === 0 && adMs > 0) return;
      const after = state === PAUSED ? PAUSED : PLAYING;
      settle(to);
      become(BUFFERING);
      later(seekMs, () => become(after));
    },
    setPlaybackRate(next: number) {
      settle();
      rate = next;
      tell();
    },
  };

  addEventListener('message', (event) => {
    if (event.origin !== origin || event.source !== parent) return;
    const message = JSON.parse(String(event.data));
    if (message.event === 'listening' && !isGreeted) {
      isGreeted = true;
      const rates = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
      const info = { currentTime: 0, duration: DURATION, playerState: state, availablePlaybackRates: rates };
      say('initialDelivery', info);
      say('onReady', null);
    }
    if (message.event !== 'command') return;
    orders.push({ func: message.func, args: message.args });
    (perform[message.func] as ((...args: unknown[]) => void) | undefined)?.(...message.args);
  });
  setInterval(() => {
    const shown = document.getElementById('shown');
    if (shown) shown.textContent = state === UNSTARTED && pendingAd === 0 ? 'Advertisement' : position().toFixed(2);
    if (state === PLAYING && position() >= DURATION) become(ENDED);
    if (state === PLAYING) tell();
  }, 250);
  window.player = {
    orders,
    position: () => ({ position: position(), at: performance.timeOrigin + performance.now(), state }),
    advertise,
    pauseByHand: () => become(PAUSED),
  };
}
