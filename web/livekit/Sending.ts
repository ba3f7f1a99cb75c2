import { LocalAudioTrack, LocalVideoTrack, Track, type LocalTrack, type Room } from 'livekit-client';
import type { Freed, ScreenContent } from '../call/CallPort.ts';
import { publishOptions } from './publishOptions.ts';
import { SCREEN_QUALITY } from './screenQuality.ts';
import { ScreenTrack } from './ScreenTrack.ts';

/** Before another try where publishing has failed on a living connection. */
const RETRY_MS = 1_000;

type Source = Exclude<Track.Source, Track.Source.Unknown>;
interface Wanted {
  /** The owner's track; null: nothing to send. */
  readonly original: MediaStreamTrack | null;
  readonly muted: boolean;
  /** Of a shared screen. */
  readonly content?: ScreenContent | undefined;
}

/**
 * One's own camera, microphone or screen in one room. What is sent is a clone, because the SDK may stop what it publishes. The
 * publication stays through switching off and on: off is a mute whose clone is stopped (the camera's light goes out), on
 * a fresh clone in its place.
 */
export class Sending {
  readonly #room: Room;
  readonly #source: Source;
  #wanted: Wanted = { original: null, muted: false };
  /** The track whose clone is being sent. */
  #original: MediaStreamTrack | null = null;
  #sent: LocalTrack | null = null;
  /** What is being sent, or about to be. */
  #clone: MediaStreamTrack | null = null;
  /** What the sender has been set to. */
  #tuned: ScreenContent | null = null;
  #busy = false;
  #state: 'waiting' | 'open' | 'ended' = 'waiting';

  constructor(room: Room, source: Source) {
    this.#room = room;
    this.#source = source;
  }

  want(wanted: Wanted): void {
    this.#wanted = wanted;
    // At once, whatever else is under way: there may be a reason why nobody is to see it any more.
    if (!wanted.original && this.#clone) this.#clone.enabled = false;
    void this.#run();
  }

  /** What the room takes of this person may be different now. */
  permissionsChanged(): void {
    void this.#run();
  }

  /** The room takes tracks from now on. */
  open(): void {
    if (this.#state !== 'waiting') return;
    this.#state = 'open';
    void this.#run();
  }

  end(): void {
    this.#state = 'ended';
    this.#sent?.mediaStreamTrack.stop();
  }

  /** One change at a time, until what is sent is what is wanted. */
  async #run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let step = this.#nextStep(); step; step = this.#nextStep()) await step();
    } catch (error) {
      if (this.#state !== 'open') return;
      console.error(`narada: ${this.#source} could not be sent`, error);
      setTimeout(() => void this.#run(), RETRY_MS);
    } finally {
      this.#busy = false;
    }
  }

  #nextStep(): (() => Promise<unknown>) | null {
    if (this.#state !== 'open') return null;
    const { original, muted, content } = this.#wanted;
    const sent = this.#sent;
    if (!this.#isAllowed()) return sent ? () => this.#withdraw(sent) : null;
    if (!sent) return original ? () => this.#publish(original, muted, content) : null;
    if (original !== this.#original && this.#isScreen) return () => this.#withdraw(sent);
    if (!original) {
      if (!this.#original) return null;
      return async () => {
        await sent.mute();
        sent.mediaStreamTrack.stop();
        this.#original = null;
      };
    }
    if (original !== this.#original) return () => this.#replace(sent, original);
    if (muted !== sent.isMuted) return () => (muted ? sent.mute() : sent.unmute());
    if (content && content !== this.#tuned) return () => this.#tune(sent, content);
    return null;
  }

  /** What is shared ends as a publication, and so does what is shared next: nobody waits for it, as for a camera. */
  get #isScreen(): boolean {
    return this.#source === Track.Source.ScreenShare || this.#source === Track.Source.ScreenShareAudio;
  }

  #isAllowed(): boolean {
    const { permissions } = this.#room.localParticipant;
    if (!permissions?.canPublish) return false;
    const sources = permissions.canPublishSources.map(Track.sourceFromProto);
    return sources.length === 0 || sources.includes(this.#source);
  }

  async #publish(original: MediaStreamTrack, muted: boolean, content: ScreenContent | undefined): Promise<void> {
    const track = this.#trackOf(original, content);
    track.source = this.#source;
    this.#clone = track.mediaStreamTrack;
    if (muted) await track.mute();
    try {
      await this.#room.localParticipant.publishTrack(
        track,
        publishOptions(this.#source, original.getSettings(), content),
      );
    } catch (error) {
      track.mediaStreamTrack.stop();
      throw error;
    }
    this.#sent = track;
    this.#original = original;
    if (this.#state === 'ended') track.mediaStreamTrack.stop();
  }

  /** The SDK's own subclasses are no LocalTrack where optional properties are exact. */
  #trackOf(original: MediaStreamTrack, content: ScreenContent | undefined): LocalTrack {
    if (content) return new ScreenTrack(original, SCREEN_QUALITY[content]);
    const Kind = this.#source === Track.Source.Camera ? LocalVideoTrack : LocalAudioTrack;
    return new Kind(cloneOf(original), undefined, true) as LocalTrack;
  }

  /** The room may have done so already. */
  async #withdraw(sent: LocalTrack): Promise<void> {
    await this.#room.localParticipant.unpublishTrack(sent, true);
    this.#sent = null;
    this.#original = null;
    this.#tuned = null;
  }

  async #tune(sent: LocalTrack, content: ScreenContent): Promise<void> {
    if (sent instanceof ScreenTrack) await sent.tune(SCREEN_QUALITY[content]);
    this.#tuned = content;
  }

  async #replace(sent: LocalTrack, original: MediaStreamTrack): Promise<void> {
    const before = sent.mediaStreamTrack;
    const clone = (this.#clone = cloneOf(original));
    await sent.replaceTrack(clone, true);
    before.stop();
    this.#original = original;
    this.#tuned = null;
    if (this.#state === 'ended') clone.stop();
  }
}

/** A clone that does not keep a device open which its owner lets go. */
function cloneOf(original: MediaStreamTrack): MediaStreamTrack {
  const clone = original.clone();
  original.addEventListener('freed' satisfies Freed, () => clone.stop(), { once: true });
  return clone;
}
