import { effect, type ReadonlySignal } from '@preact/signals';
import type { RemoteTrack } from 'livekit-client';

/** One person's sound, whatever room it comes from, from an element that nobody sees; never two at a time. */
export class SwitchedSound {
  readonly #element = document.createElement('audio');
  readonly #stop: () => void;
  #heard: RemoteTrack | null = null;

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

  play(track: RemoteTrack | null): void {
    if (track === this.#heard) return;
    this.#heard?.detach(this.#element);
    this.#heard = track;
    track?.attach(this.#element);
  }

  dispose(): void {
    this.play(null);
    this.#stop();
    this.#element.remove();
  }
}
