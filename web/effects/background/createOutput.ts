import { breakoutBox } from './breakoutBox.ts';

/** A canvas as a video track. */
export interface Output {
  readonly track: MediaStreamTrack;
  /** What is on the canvas now is the next frame; to be called in the turn that has drawn it. `timestamp`: microseconds. */
  show(timestamp: number): void;
  end(): void;
}

export function createOutput(canvas: HTMLCanvasElement): Output {
  const Generator = breakoutBox.MediaStreamTrackGenerator;
  if (!Generator) return captured(canvas);
  const generator = new Generator({ kind: 'video' });
  const track = measured(generator, canvas);
  const writer = generator.writable.getWriter();
  return {
    track,
    show(timestamp) {
      if ((writer.desiredSize ?? 0) <= 0) return;
      const frame = new VideoFrame(canvas, { timestamp, alpha: 'discard' });
      // Nobody wants it any more, then.
      writer.write(frame).catch(() => frame.close());
    },
    end() {
      track.stop();
      writer.close().catch(() => {});
    },
  };
}

/**
 * What Chromium generates does not tell its size, and neither do clones of it. Who sends it asks for that, to divide it into
 * layers, and would take it for 1280×720: everybody would get a quarter of the pixels.
 */
function measured(track: MediaStreamTrack, size: { width: number; height: number }): MediaStreamTrack {
  const { prototype } = MediaStreamTrack;
  return Object.assign(track, {
    getSettings: () => ({ ...prototype.getSettings.call(track), width: size.width, height: size.height }),
    clone: () => measured(prototype.clone.call(track), size),
  });
}

function captured(canvas: HTMLCanvasElement): Output {
  const [track] = canvas.captureStream().getVideoTracks();
  if (!track) throw new Error('A canvas gives a video track.');
  return { track, show() {}, end: () => track.stop() };
}
