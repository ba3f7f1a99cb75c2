import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { RemoteTrack } from 'livekit-client';
import type { Peer, VideoFeed } from '../call/CallPort.ts';
import type { Picture, RoomConnection, View } from './RoomConnection.ts';
import { SwitchedFeed } from './SwitchedFeed.ts';
import { SwitchedSound } from './SwitchedSound.ts';

/** One other person, the same object through all rooms. */
export class SwitchedPeer implements Peer {
  readonly seat: string;
  readonly camera = signal<VideoFeed | null>(null);
  readonly microphoneMuted = signal(true);
  readonly speaking = signal(false);
  readonly audioLevel = signal(0);
  readonly screen = signal<VideoFeed | null>(null);
  readonly #camera = new SwitchedFeed();
  readonly #screen = new SwitchedFeed();
  readonly #sound: SwitchedSound;
  readonly #screenSound: SwitchedSound;
  readonly #onTakenOver: () => void;
  #views: readonly View[] = [];

  constructor(seat: string, speaker: ReadonlySignal<string>, onTakenOver: () => void) {
    this.seat = seat;
    this.#sound = new SwitchedSound(speaker);
    this.#screenSound = new SwitchedSound(speaker);
    this.#onTakenOver = onTakenOver;
  }

  /** What the rooms know now, the newest room first. */
  update(views: readonly View[]): void {
    this.#views = views;
    const camera = this.#show(this.#camera, pictureOf(views, 'camera'));
    const screen = this.#show(this.#screen, pictureOf(views, 'screen'));
    // After the pictures that arrive in the same turn: to begin to sound takes longer than to begin to show.
    queueMicrotask(() => {
      this.#play(this.#sound, soundOf(this.#views, 'sound'));
      this.#play(this.#screenSound, soundOf(this.#views, 'screenSound'));
    });
    batch(() => {
      this.camera.value = camera;
      this.screen.value = screen;
      this.microphoneMuted.value = views.find((view) => view.microphoneMuted !== null)?.microphoneMuted ?? true;
      this.speaking.value = views[0]?.speaking ?? false;
      // A server that has been asleep may report more than all.
      this.audioLevel.value = Math.min(1, views[0]?.audioLevel ?? 0);
    });
  }

  /** Whether any picture or sound still comes from there. */
  needs(connection: RoomConnection): boolean {
    const arriving = [this.#camera.shown, this.#screen.shown, this.#sound.heard, this.#screenSound.heard];
    return arriving.some((track) => this.#sourceOf(track) === connection);
  }

  dispose(): void {
    this.update([]);
    this.#sound.dispose();
    this.#screenSound.dispose();
  }

  #show(feed: SwitchedFeed, picture: RemoteTrack | null): VideoFeed | null {
    feed.show(picture, this.#sourceOf(feed.shown) !== null, this.#onTakenOver);
    return picture && feed;
  }

  #play(sound: SwitchedSound, track: RemoteTrack | null): void {
    sound.play(track, this.#sourceOf(sound.heard) !== null, this.#onTakenOver);
  }

  #sourceOf(track: RemoteTrack | null): RoomConnection | null {
    const shows = (picture: Picture) => picture.kind === 'on' && picture.track === track;
    const holds = ({ camera, screen, sound, screenSound }: View) =>
      shows(camera) || shows(screen) || sound === track || screenSound === track;
    return track && (this.#views.find(holds)?.from ?? null);
  }
}

function pictureOf(views: readonly View[], which: 'camera' | 'screen'): RemoteTrack | null {
  const known = views.find((view) => view[which].kind !== 'unknown')?.[which];
  return known?.kind === 'on' ? known.track : null;
}

/** The newest that has begun to arrive; else whatever there is. */
function soundOf(views: readonly View[], which: 'sound' | 'screenSound'): RemoteTrack | null {
  const sounds = views.flatMap((view) => view[which] ?? []);
  return sounds.find((sound) => !sound.mediaStreamTrack.muted) ?? sounds[0] ?? null;
}
