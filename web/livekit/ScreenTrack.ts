import { LocalVideoTrack, type Track } from 'livekit-client';
import type { ScreenQuality } from './screenQuality.ts';

type Encoding = RTCRtpEncodingParameters & {
  /** https://w3c.github.io/webrtc-extensions/#dom-rtcrtpencodingparameters-scaleresolutiondownto; stands over …By. */
  scaleResolutionDownTo?: { maxWidth: number; maxHeight: number };
};

/** A screen that is sent: a clone, and what it is a clone of. */
export class ScreenTrack extends LocalVideoTrack {
  readonly #original: MediaStreamTrack;
  /** As it was published; the SFU chooses layers by this. */
  #published: Track.Dimensions | undefined;

  constructor(original: MediaStreamTrack, quality: ScreenQuality) {
    const clone = original.clone();
    clone.contentHint = quality.hint;
    super(clone, undefined, true);
    this.#original = original;
  }

  /** A clone knows its size with its first picture, and until then tells that of the whole screen (Chromium). */
  override get dimensions(): Track.Dimensions | undefined {
    const { width, height } = this.#original.getSettings();
    if (!width || !height) return undefined;
    return (this.#published ??= { width, height });
  }

  /** Also while it is being sent. */
  async tune({ hint, degradationPreference, maxFramerate, maxBitrate, largest }: ScreenQuality): Promise<void> {
    this.mediaStreamTrack.contentHint = hint;
    await this.setDegradationPreference(degradationPreference);
    const parameters = this.sender?.getParameters();
    if (!parameters) return;
    const size = this.dimensions ?? largest;
    const scale = Math.max(1, Math.min(size.width, size.height) / Math.min(largest.width, largest.height));
    const layers: Encoding[] = parameters.encodings.toReversed();
    for (const [halvings, encoding] of layers.entries()) {
      const by = 2 ** halvings;
      encoding.maxFramerate = maxFramerate;
      encoding.maxBitrate = Math.floor(maxBitrate / by ** 2);
      encoding.scaleResolutionDownBy = scale * by;
      // What is shared changes its size. A smaller layer has the size that it was published with, or it would be taken
      // for sharper than it is.
      const { width, height } = halvings === 0 ? largest : size;
      encoding.scaleResolutionDownTo = { maxWidth: Math.ceil(width / by), maxHeight: Math.ceil(height / by) };
    }
    await this.sender?.setParameters(parameters);
  }
}
