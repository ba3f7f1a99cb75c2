import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { CallPort, Quality, VideoFeed } from '../../call/CallPort.ts';
import type { Devices } from '../../call/Devices.ts';
import { trackFeed } from '../trackFeed.ts';

export interface ParticipantMedia {
  readonly feed: ReadonlySignal<VideoFeed | null>;
  readonly muted: ReadonlySignal<boolean>;
  readonly speaking: ReadonlySignal<boolean>;
  readonly quality: ReadonlySignal<Quality>;
  /** The picture stands still, as the line does not carry it. */
  readonly paused: ReadonlySignal<boolean>;
}

/** Seated, but nothing has arrived yet. */
const NEVER = signal<boolean>(false);
const NOTHING: ParticipantMedia = {
  feed: signal(null),
  muted: NEVER,
  speaking: NEVER,
  quality: signal('good'),
  paused: NEVER,
};

/** What one sees and hears of a seat. Read inside a computed, it follows the seat's coming and going in the media. */
export function participantMedia(seat: string, self: boolean, call: CallPort, devices: Devices): ParticipantMedia {
  if (self) {
    return {
      feed: computed(() => devices.camera.value && trackFeed(devices.camera.value)),
      muted: computed(() => devices.microphoneMuted.value || devices.microphoneState.value.kind === 'failed'),
      speaking: call.selfSpeaking,
      quality: call.quality,
      paused: NEVER,
    };
  }
  const peer = call.peers.value.find((candidate) => candidate.seat === seat);
  if (!peer) return NOTHING;
  return {
    // Not even the last picture of those that are not received.
    feed: call.receiving.value ? peer.camera : NOTHING.feed,
    muted: peer.microphoneMuted,
    speaking: peer.speaking,
    quality: peer.quality,
    paused: peer.paused,
  };
}
