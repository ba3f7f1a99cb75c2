import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { CallPort, VideoFeed } from '../../call/CallPort.ts';
import type { Devices } from '../../call/Devices.ts';
import { trackFeed } from '../trackFeed.ts';

export interface ParticipantMedia {
  readonly feed: ReadonlySignal<VideoFeed | null>;
  readonly muted: ReadonlySignal<boolean>;
  readonly speaking: ReadonlySignal<boolean>;
}

/** Seated, but nothing has arrived yet. */
const NOTHING: ParticipantMedia = { feed: signal(null), muted: signal(false), speaking: signal(false) };

/** What one sees and hears of a seat. Read inside a computed, it follows the seat's coming and going in the media. */
export function participantMedia(seat: string, self: boolean, call: CallPort, devices: Devices): ParticipantMedia {
  if (self) {
    return {
      feed: computed(() => devices.camera.value && trackFeed(devices.camera.value)),
      muted: computed(() => devices.microphoneMuted.value || devices.microphoneState.value.kind === 'failed'),
      speaking: call.selfSpeaking,
    };
  }
  const peer = call.peers.value.find((candidate) => candidate.seat === seat);
  return peer ? { feed: peer.camera, muted: peer.microphoneMuted, speaking: peer.speaking } : NOTHING;
}
