import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { RemoteTrack } from 'livekit-client';
import type { Peer, Quality, VideoFeed } from '../call/CallPort.ts';
import type { RoomConnection } from './RoomConnection.ts';
import type { Pictures } from './subscribe.ts';
import type { Picture, View } from './View.ts';
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
  readonly quality = signal<Quality>('good');
  readonly paused = signal(false);
  readonly #camera: SwitchedFeed;
  readonly #screen: SwitchedFeed;
  readonly #sound: SwitchedSound;
  /** Few people ever share any. */
  #screenSound: SwitchedSound | null = null;
  readonly #speaker: ReadonlySignal<string>;
  readonly #changed: () => void;
  #views: readonly View[] = [];

  /** `wanted`: pictures come by themselves, before anybody looks. `changed`: what is to come, or is shown, is another. */
  constructor(seat: string, speaker: ReadonlySignal<string>, wanted: boolean, changed: () => void) {
    this.seat = seat;
    this.#sound = new SwitchedSound(speaker);
    this.#speaker = speaker;
    this.#changed = changed;
    this.#camera = new SwitchedFeed(wanted, changed);
    this.#screen = new SwitchedFeed(wanted, changed);
  }

  /** What the rooms know now, the newest room first. */
  update(views: readonly View[]): void {
    this.#views = views;
    const camera = this.#show(
      this.#camera,
      views.map((view) => view.camera),
    );
    const screen = this.#show(
      this.#screen,
      views.map((view) => view.screen),
    );
    // After the pictures that arrive in the same turn: to begin to sound takes longer than to begin to show.
    queueMicrotask(() => {
      this.#play(this.#sound, soundOf(this.#views, 'sound'));
      const shared = soundOf(this.#views, 'screenSound');
      if (shared) this.#screenSound ??= new SwitchedSound(this.#speaker);
      if (this.#screenSound) this.#play(this.#screenSound, shared);
    });
    batch(() => {
      this.camera.value = camera;
      this.screen.value = screen;
      this.microphoneMuted.value = views.find((view) => view.microphoneMuted !== null)?.microphoneMuted ?? true;
      this.quality.value = views[0]?.quality ?? 'good';
      this.paused.value = views[0]?.paused ?? false;
    });
  }

  /** Which pictures are to arrive, as somebody looks at them. */
  get pictures(): Pictures {
    return { camera: this.#camera.wanted, screen: this.#screen.wanted };
  }

  /** They speak this loud, 0 to 1; null: they do not. */
  speak(level: number | null): void {
    batch(() => {
      this.speaking.value = level !== null;
      // A server that has been asleep may report more than all.
      this.audioLevel.value = Math.min(1, level ?? 0);
    });
  }

  /** Whether any picture or sound still comes from there. */
  needs(connection: RoomConnection): boolean {
    const arriving = [this.#camera.shown, this.#screen.shown, this.#sound.heard, this.#screenSound?.heard ?? null];
    return arriving.some((track) => this.#sourceOf(track) === connection);
  }

  dispose(): void {
    this.update([]);
    this.#camera.dispose();
    this.#screen.dispose();
    this.#sound.dispose();
    this.#screenSound?.dispose();
  }

  #show(feed: SwitchedFeed, pictures: readonly Picture[]): VideoFeed | null {
    const on = isOn(pictures);
    feed.show(on ? trackOf(pictures) : null, this.#sourceOf(feed.shown) !== null, this.#changed);
    return on ? feed : null;
  }

  #play(sound: SwitchedSound, track: RemoteTrack | null): void {
    sound.play(track, this.#sourceOf(sound.heard) !== null, this.#changed);
  }

  #sourceOf(track: RemoteTrack | null): RoomConnection | null {
    const shows = (picture: Picture) => picture.kind === 'on' && picture.track === track;
    const holds = ({ camera, screen, sound, screenSound }: View) =>
      shows(camera) || shows(screen) || sound === track || screenSound === track;
    return track && (this.#views.find(holds)?.from ?? null);
  }
}

/** By the newest room that knows. */
function isOn(pictures: readonly Picture[]): boolean {
  const kind = pictures.find((picture) => picture.kind !== 'unknown')?.kind;
  return kind === 'on' || kind === 'coming';
}

/** The newest that is there. */
function trackOf(pictures: readonly Picture[]): RemoteTrack | null {
  return pictures.find((picture) => picture.kind === 'on')?.track ?? null;
}

/** The newest that has begun to arrive; else whatever there is. */
function soundOf(views: readonly View[], which: 'sound' | 'screenSound'): RemoteTrack | null {
  const sounds = views.flatMap((view) => view[which] ?? []);
  return sounds.find((sound) => !sound.mediaStreamTrack.muted) ?? sounds[0] ?? null;
}
