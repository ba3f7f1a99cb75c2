import { AudioPresets, Track, type TrackPublishOptions } from 'livekit-client';
import type { ScreenContent } from '../call/CallPort.ts';
import { SCREEN_QUALITY } from './screenQuality.ts';

/** Pixels; what is no higher, the SDK sends in two sizes, this one and half of it. */
const SMALL = 360;
const SMALL_ENCODING = { maxBitrate: 500_000, maxFramerate: 24 };

/** How a track is published where that differs from roomOptions.ts. `content`: of a shared screen. */
export function publishOptions(
  source: Track.Source,
  { width = Infinity, height = Infinity }: MediaTrackSettings,
  content: ScreenContent | undefined,
): TrackPublishOptions {
  switch (source) {
    case Track.Source.ScreenShare: {
      const { degradationPreference, maxBitrate, maxFramerate } = SCREEN_QUALITY[content ?? 'text'];
      return { source, degradationPreference, screenShareEncoding: { maxBitrate, maxFramerate } };
    }
    case Track.Source.ScreenShareAudio:
      // Music and films, not a voice: both channels, nothing cut off in the quiet passages.
      return { source, audioPreset: AudioPresets.musicHighQualityStereo, forceStereo: true, dtx: false, red: false };
    case Track.Source.Camera:
      // A phone's picture, upright or lying: more than it needs would only cost its battery and its data.
      return Math.min(width, height) > SMALL ? { source } : { source, videoEncoding: SMALL_ENCODING };
    case Track.Source.Microphone:
    case Track.Source.Unknown:
      return { source };
  }
}
