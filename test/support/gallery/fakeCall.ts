import { signal } from '@preact/signals';
import type { CallPort, CallState, Peer, VideoFeed } from '../../../web/call/CallPort.ts';

/** Somebody else's media, in the test's hand. */
export function fakePeer(seat: string, feed: VideoFeed | null = null) {
  return {
    seat,
    camera: signal<VideoFeed | null>(feed),
    microphoneMuted: signal<boolean>(false),
    speaking: signal<boolean>(false),
    audioLevel: signal(0),
  } satisfies Peer;
}

export function fakeCall(peers: readonly Peer[] = []) {
  const audioBlocked = signal<boolean>(false);
  return {
    state: signal<CallState>('connected'),
    peers: signal(peers),
    selfSpeaking: signal<boolean>(false),
    audioBlocked,
    startAudio: () => {
      audioBlocked.value = false;
    },
    enter() {},
    leave() {},
  } satisfies CallPort;
}
