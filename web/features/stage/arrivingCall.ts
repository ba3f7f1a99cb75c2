import { computed, type ReadonlySignal } from '@preact/signals';
import type { CallPort, PendingCall } from '../../call/CallPort.ts';

/** A call to work with from the start: nobody is in the media and nothing can be sent until its code is there. */
export function arrivingCall({ state, port, enter, leave }: PendingCall): CallPort {
  const through = <T>(read: (call: CallPort) => ReadonlySignal<T>, before: T) =>
    computed(() => (port.value ? read(port.value).value : before));
  return {
    state,
    peers: through((call) => call.peers, []),
    quality: through((call) => call.quality, 'good'),
    receiving: through((call) => call.receiving, true),
    receive: (cameras) => port.peek()?.receive(cameras),
    statistics: async () => (await port.peek()?.statistics()) ?? null,
    joinedMuted: through((call) => call.joinedMuted, false),
    selfSpeaking: through((call) => call.selfSpeaking, false),
    speakers: through((call) => call.speakers, []),
    audioBlocked: through((call) => call.audioBlocked, false),
    startAudio: () => port.peek()?.startAudio(),
    screen: through((call) => call.screen, null),
    share: (screen) => port.peek()?.share(screen),
    send: async (payload, to) => (await port.peek()?.send(payload, to)) ?? false,
    unheard: through((call) => call.unheard, false),
    onData: (listener) => whenThere(port, (call) => call.onData(listener)),
    onArrival: (listener) => whenThere(port, (call) => call.onArrival(listener)),
    enter,
    leave,
  };
}

function whenThere(port: ReadonlySignal<CallPort | null>, listen: (call: CallPort) => () => void): () => void {
  let end: (() => void) | undefined;
  const stop = port.subscribe((call) => {
    end?.();
    end = call ? listen(call) : undefined;
  });
  return () => {
    stop();
    end?.();
  };
}
