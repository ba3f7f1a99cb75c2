import { computed, signal } from '@preact/signals';
import type { Freed } from './CallPort.ts';
import type { Capture, DeviceFailure, DeviceState } from './Devices.ts';
import type { Keepsake } from './keepsake.ts';

/**
 * A camera or a microphone: what the person wants, what is there, which one. It asks nothing of the browser itself;
 * createDevices does that, for both together.
 */
export class CaptureDevice implements Capture {
  readonly track = signal<MediaStreamTrack | null>(null);
  readonly substitute = signal<MediaStreamTrack | null>();
  /** What everybody gets. */
  readonly given = computed(() => {
    const { value } = this.substitute;
    return this.track.value && (value === undefined ? this.track.value : value);
  });
  readonly state = signal<DeviceState>({ kind: 'off' });
  /** The device's id; the empty string is the system's default. */
  readonly chosen = signal('');
  readonly #remembered: Keepsake;
  readonly #onEnded: (track: MediaStreamTrack) => void;
  /** Counts what has been asked of the browser; an answer to an older question is let go. */
  #question = 0;

  /** `onEnded`: unplugged, taken away or broken, as far as it was not this page that stopped it. */
  constructor(remembered: Keepsake, onEnded: (track: MediaStreamTrack) => void) {
    this.#remembered = remembered;
    this.#onEnded = onEnded;
    this.chosen.value = remembered.load();
  }

  get isLive(): boolean {
    return this.track.peek()?.readyState === 'live';
  }

  choose(id: string): void {
    this.chosen.value = id;
    this.#remembered.save(id);
  }

  /** For now only: what the person has chosen may be plugged in again. */
  chooseDefault(): void {
    this.chosen.value = '';
  }

  /** The browser is about to be asked; the answer is good only with this number. */
  ask(): number {
    this.state.value = { kind: 'asking' };
    return ++this.#question;
  }

  arrived(question: number, track: MediaStreamTrack): void {
    if (question !== this.#question) return track.stop();
    // A device that fails at once has ended before it arrives, and no event tells of it any more.
    if (track.readyState === 'ended') return this.failed(question, 'failed');
    track.addEventListener('ended', () => this.track.peek() === track && this.#ended(track));
    this.release();
    this.track.value = track;
    this.state.value = { kind: 'on' };
  }

  failed(question: number, failure: DeviceFailure): void {
    if (question !== this.#question) return;
    this.release();
    this.track.value = null;
    this.state.value = { kind: 'failed', failure };
  }

  /** Lets the device go, so that its light goes out. */
  off(): void {
    this.#question++;
    this.release();
    this.track.value = null;
    this.state.value = { kind: 'off' };
  }

  /** Frees the device, and has all clones of its track freed, too (see Freed). */
  release(): void {
    const track = this.track.peek();
    track?.stop();
    track?.dispatchEvent(new Event('freed' satisfies Freed));
  }

  #ended(track: MediaStreamTrack): void {
    this.failed(this.#question, 'failed');
    this.#onEnded(track);
  }
}
