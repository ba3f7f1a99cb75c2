import type { ReadonlySignal, Signal } from '@preact/signals';
import type { LocalTracks } from './CallPort.ts';

/** Why a camera or microphone is not there. Each has its own words and way forward on the screen. */
export type DeviceFailure =
  | 'none' // no such device
  | 'refused' // the person or the browser said no to this page
  | 'system' // the operating system keeps the browser from the device
  | 'inUse' // another program has it
  | 'insecure' // the page is not on https or localhost
  | 'unsupported' // this browser has no getUserMedia
  | 'failed'; // anything else

export type DeviceState =
  | { kind: 'off' } // switched off by the person
  | { kind: 'asking' } // waiting for permission or the device
  | { kind: 'on' }
  | { kind: 'failed'; failure: DeviceFailure };

export type DeviceKind = 'camera' | 'microphone' | 'speaker';
export interface DeviceChoice {
  id: string;
  /** The browser's label; may be empty before permission. */
  label: string;
}

/** A camera or microphone as effects see it, such as a background. Nobody else reads its track. */
export interface Capture {
  /** As it comes from the device; null: off. */
  readonly track: ReadonlySignal<MediaStreamTrack | null>;
  /**
   * What everybody gets instead, oneself included. Undefined: nothing stands in. Null: an effect is wanted and has
   * nothing to show; then nobody gets anything.
   */
  readonly substitute: Signal<MediaStreamTrack | null | undefined>;
}

/**
 * One's own camera, microphone and speaker, before and in a call. Choices and on/off are remembered on this device
 * (choice of devices: localStorage; on/off: sessionStorage, for a reload).
 */
export interface Devices extends LocalTracks {
  readonly captures: Readonly<Record<'camera' | 'microphone', Capture>>;
  readonly cameraState: ReadonlySignal<DeviceState>;
  readonly microphoneState: ReadonlySignal<DeviceState>;
  /** 0 to 1, updated some 15 times a second, 0 while muted. For the meter at the door. */
  readonly microphoneLevel: ReadonlySignal<number>;
  readonly choices: Readonly<Record<DeviceKind, ReadonlySignal<readonly DeviceChoice[]>>>;
  /** Id of what is chosen; the empty string is the system's default. */
  readonly chosen: Readonly<Record<DeviceKind, ReadonlySignal<string>>>;
  /** On a phone or a tablet. */
  readonly isHeld: boolean;
  /** Whether this browser can choose the output device. */
  readonly canChooseSpeaker: boolean;
  /** Ask for camera and microphone as far as they are switched on. Safe to call again (a "Try again" button). */
  start(): void;
  /** Camera off frees the device (its light goes out). */
  toggleCamera(): void;
  /** Mute keeps the device, so that unmuting is instant. */
  toggleMicrophone(): void;
  choose(kind: DeviceKind, id: string): void;
  /** Free everything. */
  stop(): void;
}
