import type { ReadonlySignal } from '@preact/signals';

/** Why a film cannot be shown here. */
export type PlayerFailure = 'notFound' | 'notEmbeddable' | 'unsupported' | 'network' | 'unreachable';

/**
 * loading: not known yet what it is. stalled: it should move and does not, for a seek, the network or an advertisement.
 * blocked: the browser wants a click before it plays sound.
 */
export type PlayerState =
  | { readonly kind: 'loading' | 'paused' | 'playing' | 'stalled' | 'ended' | 'blocked' }
  | { readonly kind: 'failed'; readonly why: PlayerFailure };

/** What shows a film: an element in the page and orders to it. Whether it does what it is told shows in `state` and `position`. */
export interface Player {
  readonly state: ReadonlySignal<PlayerState>;
  /** Seconds; null: not known, or without an end. */
  readonly duration: ReadonlySignal<number | null>;
  /** Seconds of the film that are on the screen now. */
  position(): number;
  /** The paces that it knows, rising; null: any. */
  readonly rates: readonly number[] | null;
  /** Seconds to which it can be put in step. */
  readonly precision: number;
  play(): void;
  pause(): void;
  /** Seconds. */
  seek(position: number): void;
  setRate(rate: number): void;
  /** 0 to 1. */
  setVolume(volume: number): void;
  dispose(): void;
}
