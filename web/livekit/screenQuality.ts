import type { ScreenContent } from '../call/CallPort.ts';

/** How a shared screen is encoded. */
export interface ScreenQuality {
  /** W3C mst-content-hint: what the encoder is told that it sees. */
  readonly hint: 'text' | 'motion';
  /** What gives way where there is too little bandwidth or processor. */
  readonly degradationPreference: RTCDegradationPreference;
  /** Pictures a second. */
  readonly maxFramerate: number;
  /** Bits a second, of the whole size. */
  readonly maxBitrate: number;
  /** Pixels; lying or upright. More are scaled down. */
  readonly largest: { readonly width: number; readonly height: number };
}

/**
 * Letters are shown pixel for pixel, with as few pictures a second as that takes: a page is read when it stands. Films
 * keep their pictures a second and give up pixels. Not by the size of what is captured: windows grow, and people go on
 * to another tab in the same track.
 */
export const SCREEN_QUALITY: Readonly<Record<ScreenContent, ScreenQuality>> = {
  text: {
    hint: 'text',
    degradationPreference: 'maintain-resolution',
    maxFramerate: 15,
    maxBitrate: 3_500_000,
    largest: { width: 2560, height: 1600 },
  },
  film: {
    hint: 'motion',
    degradationPreference: 'maintain-framerate',
    maxFramerate: 30,
    maxBitrate: 4_500_000,
    largest: { width: 1920, height: 1080 },
  },
};
