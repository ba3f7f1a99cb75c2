import { effect, type ReadonlySignal } from '@preact/signals';
import type { RemoteTrack } from 'livekit-client';

/** From the first packet of a sound until the first of it is played, and somewhat more: a jitter buffer fills first. */
const SETTLE_MS = 200;

/** One person's sound, whatever room it comes from, from an element that nobody sees; never two at a time. */
export class SwitchedSound {
  readonly #element = document.createElement('audio');
  readonly #stop: () => void;
  #heard: RemoteTrack | null = null;
  #next: { track: RemoteTrack; timer: ReturnType<typeof setTimeout> } | null = null;

  /** `speaker`: the output device's id; the empty string is the system's default. */
  constructor(speaker: ReadonlySignal<string>) {
    this.#element.hidden = true;
    document.body.append(this.#element);
    let now = '';
    this.#stop = effect(() => {
      if (speaker.value === now || !('setSinkId' in this.#element)) return;
      now = speaker.value;
      // A device that is gone leaves the sound where it was.
      this.#element.setSinkId(now).catch(() => {});
    });
  }

  get heard(): RemoteTrack | null {
    return this.#heard;
  }

  /** `goesOn`: what is heard now still comes, so there is time for the other to have begun. */
  play(track: RemoteTrack | null, goesOn: boolean, onTakenOver: () => void): void {
    if (track === this.#heard) return this.#forgetNext();
    if (!track || !goesOn || !this.#heard) return this.#take(track);
    if (this.#next?.track === track) return;
    this.#forgetNext();
    const timer = setTimeout(() => {
      this.#take(track);
      onTakenOver();
    }, SETTLE_MS);
    this.#next = { track, timer };
  }

  #take(track: RemoteTrack | null): void {
    this.#heard?.detach(this.#element);
    this.#heard = track;
    track?.attach(this.#element);
    this.#forgetNext();
  }

  #forgetNext(): void {
    clearTimeout(this.#next?.timer);
    this.#next = null;
  }

  dispose(): void {
    this.#take(null);
    this.#stop();
    this.#element.remove();
  }
}
