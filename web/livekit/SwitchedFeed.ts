import type { RemoteTrack } from 'livekit-client';
import type { VideoFeed } from '../call/CallPort.ts';
import { firstFrame } from './firstFrame.ts';

/**
 * A picture that nobody looks at any more stays subscribed for so long, paused by the SDK's adaptiveStream: whoever turns a
 * page back has it without another negotiation.
 */
const LINGER_MS = 5_000;

/**
 * One person's picture, whatever room it comes from. Elements stay attached while the track behind them changes; a track
 * from another room takes over with its first picture, so that nothing freezes and nothing goes black.
 */
export class SwitchedFeed implements VideoFeed {
  readonly #elements = new Set<HTMLVideoElement>();
  readonly #onWanted: () => void;
  #wanted: boolean;
  #lingering: ReturnType<typeof setTimeout> | undefined;
  #shown: RemoteTrack | null = null;
  #next: { track: RemoteTrack; cancel: () => void } | null = null;

  /** `wanted`: before anybody has looked. `onWanted`: that has changed. */
  constructor(wanted: boolean, onWanted: () => void) {
    this.#wanted = wanted;
    this.#onWanted = onWanted;
    if (wanted) this.#linger();
  }

  /** Somebody looks at it, or did a moment ago. */
  get wanted(): boolean {
    return this.#wanted;
  }

  attach(element: HTMLVideoElement): () => void {
    this.#elements.add(element);
    clearTimeout(this.#lingering);
    this.#want(true);
    this.#shown?.attach(element);
    return () => {
      this.#elements.delete(element);
      this.#shown?.detach(element);
      if (this.#elements.size === 0) this.#linger();
    };
  }

  get shown(): RemoteTrack | null {
    return this.#shown;
  }

  /** `goesOn`: what is shown now still lives, so there is time to wait for the first picture of the other. */
  show(track: RemoteTrack | null, goesOn: boolean, onTakenOver: () => void): void {
    if (track === this.#shown) return this.#forgetNext();
    const [visible] = this.#elements;
    if (!track || !goesOn || !this.#shown || !visible || document.hidden) return this.#take(track);
    if (this.#next?.track === track) return;
    this.#forgetNext();
    const cancel = firstFrame(track, visible, () => {
      this.#take(track);
      onTakenOver();
    });
    this.#next = { track, cancel };
  }

  #take(track: RemoteTrack | null): void {
    const before = this.#shown;
    this.#shown = track;
    for (const element of this.#elements) {
      if (track && before) handOver(element, before, track);
      else if (track) track.attach(element);
      else before?.detach(element);
    }
    this.#forgetNext();
  }

  dispose(): void {
    clearTimeout(this.#lingering);
    this.#forgetNext();
  }

  #linger(): void {
    clearTimeout(this.#lingering);
    this.#lingering = setTimeout(() => this.#want(false), LINGER_MS);
  }

  #want(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#onWanted();
  }

  #forgetNext(): void {
    this.#next?.cancel();
    this.#next = null;
  }
}

/**
 * `attach` puts a track into the stream that the element plays already, and the last picture stays until the next one. But
 * `detach` would set the stream anew, which shows as a flash, and detaching last would end the observation of the
 * element's size for both tracks. So the old one goes first, and finds no stream.
 */
function handOver(element: HTMLVideoElement, from: RemoteTrack, to: RemoteTrack): void {
  Object.defineProperty(element, 'srcObject', { value: null, configurable: true });
  from.detach(element);
  Reflect.deleteProperty(element, 'srcObject');
  to.attach(element);
}
