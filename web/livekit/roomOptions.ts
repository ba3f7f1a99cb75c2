import { VideoPresets, type RoomConnectOptions, type RoomOptions } from 'livekit-client';

/** Milliseconds before the SDK's own attempts to get a dropped connection back; after the last it gives up. */
const OWN_ATTEMPTS_MS = [0, 300, 1_000];
const OWN_ATTEMPTS_END_MS = 5_000;

/** The one place where LiveKit rooms get their options; end-to-end encryption will be switched on here. */
export function roomOptions(): RoomOptions {
  return {
    adaptiveStream: true,
    dynacast: true,
    // What is published are clones that we stop ourselves.
    stopLocalTrackOnUnpublish: false,
    disconnectOnPageLeave: true,
    publishDefaults: {
      videoCodec: 'vp8',
      simulcast: true,
      videoEncoding: VideoPresets.h720.encoding,
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      red: true,
      dtx: true,
    },
    // A short cut heals without us; a dead server is the control plane's business, which knows where to go instead.
    reconnectPolicy: {
      nextRetryDelayInMs({ retryCount, elapsedMs }) {
        const delay = OWN_ATTEMPTS_MS[retryCount];
        return delay === undefined || elapsedMs > OWN_ATTEMPTS_END_MS ? null : delay + Math.random() * 200;
      },
    },
  };
}

/** Short patience, as the control plane has the better answer to a server that is silent. */
export const connectOptions: RoomConnectOptions = {
  autoSubscribe: true,
  maxRetries: 0,
  websocketTimeout: 5_000,
  peerConnectionTimeout: 12_000,
};
