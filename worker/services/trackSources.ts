import { TrackSource } from 'livekit-server-sdk';
import type { Allowed, Sendable } from '../domain/state.ts';

const SOURCES: Readonly<Record<Sendable, readonly TrackSource[]>> = {
  microphone: [TrackSource.MICROPHONE],
  camera: [TrackSource.CAMERA],
  screen: [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO],
};

/** LiveKit's words for what a seat may send. */
export const sourcesOf = (allowed: Allowed): TrackSource[] =>
  (['microphone', 'camera', 'screen'] as const).flatMap((what) => (allowed[what] ? SOURCES[what] : []));

export const isOfKind = (source: TrackSource, what: Sendable): boolean => SOURCES[what].includes(source);
