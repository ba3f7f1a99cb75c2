import { LocalAudioTrack, LocalVideoTrack, Track, type LocalTrack, type Room } from 'livekit-client';

/** Before another try where publishing has failed on a living connection. */
const RETRY_MS = 1_000;

type Source = Exclude<Track.Source, Track.Source.Unknown>;
const PICTURES: ReadonlySet<Source> = new Set([Track.Source.Camera, Track.Source.ScreenShare]);
interface Wanted {
  /** The owner's track; null: nothing to send. */
  readonly original: MediaStreamTrack | null;
  readonly muted: boolean;
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
    const { original, muted } = this.#wanted;
    const sent = this.#sent;
    if (!this.#isAllowed()) return sent ? () => this.#withdraw(sent) : null;
    if (!sent) return original ? () => this.#publish(original, muted) : null;
    if (!original && this.#isScreen) return () => this.#withdraw(sent);
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
    return null;
  }

  /** What is shared ends as a publication: nobody waits for it to come back, as for a camera. */
  get #isScreen(): boolean {
    return this.#source === Track.Source.ScreenShare || this.#source === Track.Source.ScreenShareAudio;
  }

  #isAllowed(): boolean {
    const { permissions } = this.#room.localParticipant;
    if (!permissions?.canPublish) return false;
    const sources = permissions.canPublishSources.map(Track.sourceFromProto);
    return sources.length === 0 || sources.includes(this.#source);
  }

  async #publish(original: MediaStreamTrack, muted: boolean): Promise<void> {
    const clone = (this.#clone = original.clone());
    const Kind = PICTURES.has(this.#source) ? LocalVideoTrack : LocalAudioTrack;
    // The SDK's own subclasses are no LocalTrack where optional properties are exact.
    const track = new Kind(clone, undefined, true) as LocalTrack;
    track.source = this.#source;
    if (muted) await track.mute();
    try {
      await this.#room.localParticipant.publishTrack(track, { source: this.#source });
    } catch (error) {
      clone.stop();
      throw error;
    }
    this.#sent = track;
    this.#original = original;
    if (this.#state === 'ended') clone.stop();
  }

  /** The room may have done so already. */
  async #withdraw(sent: LocalTrack): Promise<void> {
    await this.#room.localParticipant.unpublishTrack(sent, true);
    this.#sent = null;
    this.#original = null;
  }

  async #replace(sent: LocalTrack, original: MediaStreamTrack): Promise<void> {
    const before = sent.mediaStreamTrack;
    const clone = (this.#clone = original.clone());
    await sent.replaceTrack(clone, true);
    before.stop();
    this.#original = original;
    if (this.#state === 'ended') clone.stop();
  }
}
