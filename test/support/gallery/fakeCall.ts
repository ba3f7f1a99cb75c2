import { signal } from '@preact/signals';
import type { Media } from '../../../worker/protocol/messages.ts';
import type {
  CallPort,
  CallState,
  OnArrival,
  OnData,
  Peer,
  PendingCall,
  Quality,
  RawStatistics,
  SharedScreen,
  VideoFeed,
} from '../../../web/call/CallPort.ts';

/** Somebody else's media, in the test's hand. */
export function fakePeer(seat: string, feed: VideoFeed | null = null) {
  return {
    seat,
    camera: signal<VideoFeed | null>(feed),
    microphoneMuted: signal<boolean>(false),
    speaking: signal<boolean>(false),
    audioLevel: signal(0),
    screen: signal<VideoFeed | null>(null),
    quality: signal<Quality>('good'),
    paused: signal<boolean>(false),
  } satisfies Peer;
}

export function fakeCall(peers: readonly Peer[] = []) {
  const audioBlocked = signal<boolean>(false);
  const screen = signal<SharedScreen | null>(null);
  const receiving = signal<boolean>(true);
  const listeners = new Set<OnData>();
  const awaiting = new Set<OnArrival>();
  const early: Parameters<OnData>[] = [];
  const unheard = signal(false);
  const sent: { payload: Uint8Array; to: readonly string[] | null }[] = [];
  return {
    state: signal<CallState>('connected'),
    peers: signal(peers),
    quality: signal<Quality>('good'),
    receiving,
    receive: (cameras: boolean) => {
      receiving.value = cameras;
    },
    statistics: async (): Promise<RawStatistics | null> => null,
    joinedMuted: signal<boolean>(false),
    selfSpeaking: signal<boolean>(false),
    speakers: signal<readonly string[]>([]),
    audioBlocked,
    startAudio: () => {
      audioBlocked.value = false;
    },
    screen,
    share: (shared: SharedScreen | null) => {
      screen.value = shared;
    },
    /** What was sent into the room, in order. */
    sent,
    send: async (payload: Uint8Array<ArrayBuffer>, to: readonly string[] | null) => {
      sent.push({ payload, to });
      return true;
    },
    unheard,
    onData(listener: OnData) {
      listeners.add(listener);
      for (const data of early.splice(0)) listener(...data);
      unheard.value = false;
      return () => void listeners.delete(listener);
    },
    onArrival(listener: OnArrival) {
      awaiting.add(listener);
      return () => void awaiting.delete(listener);
    },
    /** Somebody has come into the room. */
    arrive(seat: string) {
      for (const listener of awaiting) listener(seat);
    },
    /** Somebody else has sent this. */
    hear(from: string, payload: Uint8Array) {
      if (listeners.size === 0) {
        early.push([from, payload]);
        unheard.value = true;
      }
      for (const listener of listeners) listener(from, payload);
    },
    enter(_media: Media) {},
    leave() {},
  } satisfies CallPort & { sent: unknown; hear: unknown; arrive: unknown };
}

/** The call as the meeting has it, its code loaded. */
export const asPending = (call: CallPort): PendingCall => ({
  state: call.state,
  port: signal(call),
  enter: (media) => call.enter(media),
  leave: () => call.leave(),
});
