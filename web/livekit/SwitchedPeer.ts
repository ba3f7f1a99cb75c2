import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { RemoteTrack } from 'livekit-client';
import type { Peer, VideoFeed } from '../call/CallPort.ts';
import type { RoomConnection, View } from './RoomConnection.ts';
import { SwitchedFeed } from './SwitchedFeed.ts';
import { SwitchedSound } from './SwitchedSound.ts';

/** One other person, the same object through all rooms. */
export class SwitchedPeer implements Peer {
  readonly seat: string;
  readonly camera = signal<VideoFeed | null>(null);
  readonly microphoneMuted = signal(true);
  readonly speaking = signal(false);
  readonly audioLevel = signal(0);
  readonly #feed = new SwitchedFeed();
  readonly #sound: SwitchedSound;
  readonly #onTakenOver: () => void;
  #views: readonly View[] = [];

  constructor(seat: string, speaker: ReadonlySignal<string>, onTakenOver: () => void) {
    this.seat = seat;
    this.#sound = new SwitchedSound(speaker);
    this.#onTakenOver = onTakenOver;
  }

  /** What the rooms know now, the newest room first. */
  update(views: readonly View[]): void {
    this.#views = views;
    const picture = pictureOf(views);
    this.#feed.show(picture, this.#sourceOf(this.#feed.shown) !== null, this.#onTakenOver);
    // After the pictures that arrive in the same turn: to begin to sound takes longer than to begin to show.
    queueMicrotask(() => this.#sound.play(soundOf(this.#views)));
    batch(() => {
      this.camera.value = picture ? this.#feed : null;
      this.microphoneMuted.value = views.find((view) => view.microphoneMuted !== null)?.microphoneMuted ?? true;
      this.speaking.value = views[0]?.speaking ?? false;
      // A server that has been asleep may report more than all.
      this.audioLevel.value = Math.min(1, views[0]?.audioLevel ?? 0);
    });
  }

  /** Whether picture or sound still come from there. */
  needs(connection: RoomConnection): boolean {
    return this.#sourceOf(this.#feed.shown) === connection || this.#sourceOf(this.#sound.heard) === connection;
  }

  dispose(): void {
    this.update([]);
    this.#sound.dispose();
  }

  #sourceOf(track: RemoteTrack | null): RoomConnection | null {
    const holds = ({ camera, sound }: View) => (camera.kind === 'on' && camera.track === track) || sound === track;
    return track && (this.#views.find(holds)?.from ?? null);
  }
}

function pictureOf(views: readonly View[]): RemoteTrack | null {
  const known = views.find(({ camera }) => camera.kind !== 'unknown')?.camera;
  return known?.kind === 'on' ? known.track : null;
}

/** The newest that has begun to arrive; else whatever there is. */
function soundOf(views: readonly View[]): RemoteTrack | null {
  const sounds = views.flatMap(({ sound }) => sound ?? []);
  return sounds.find((sound) => !sound.mediaStreamTrack.muted) ?? sounds[0] ?? null;
}
