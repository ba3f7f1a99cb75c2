import { breakoutBox } from './breakoutBox.ts';
import type { Frame } from './Frame.ts';

export type EachFrame = (
  track: MediaStreamTrack,
  take: (frame: Frame) => void,
  failed: (error: unknown) => void,
) => () => void;

/** Milliseconds: work that fits between two frames of a screen needs no rest after it. */
const SHORT_MS = 16;
/** Where no new picture is announced, as in a hidden tab, it is looked for this often. */
const LOOK_MS = 100;

/**
 * Gives `take` the newest picture of a track again and again; those that come meanwhile are let go. It ends with the
 * track, with an error (told to `failed`), or with the function that it answers. After long work the page gets as much
 * time as it took.
 */
export const eachFrame: EachFrame = (track, take, failed) => {
  let over = false;
  const work = (frame: Frame): number => {
    const began = performance.now();
    take(frame);
    const took = performance.now() - began;
    return took > SHORT_MS && !document.hidden ? took : 0;
  };
  const end = breakoutBox.MediaStreamTrackProcessor ? byProcessor(track, work) : byElement(track, work);
  end.broken.catch((error: unknown) => over || failed(error));
  return () => {
    over = true;
    end.stop();
  };
};

/** `broken` never resolves but with the track's end. */
interface Reading {
  readonly broken: Promise<void>;
  stop(): void;
}
/** Answers for how many milliseconds to rest. */
type Work = (frame: Frame) => number;

function byProcessor(track: MediaStreamTrack, work: Work): Reading {
  const Processor = breakoutBox.MediaStreamTrackProcessor;
  if (!Processor) throw new Error('This browser has no MediaStreamTrackProcessor.');
  const reader = new Processor({ track, maxBufferSize: 1 }).readable.getReader();
  let over = false;
  const read = async () => {
    for (;;) {
      const { value } = await reader.read();
      if (!value) return;
      try {
        if (over) return;
        const { displayWidth: width, displayHeight: height, timestamp } = value;
        const rest = work({ image: value, width, height, timestamp });
        if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      } finally {
        value.close();
      }
    }
  };
  return {
    broken: read(),
    stop() {
      over = true;
      reader.cancel().catch(() => {});
    },
  };
}

function byElement(track: MediaStreamTrack, work: Work): Reading {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  let cancel = () => {};
  const broken = new Promise<void>((_, reject) => {
    video.play().catch(() => {});
    const look = () => {
      cancel();
      try {
        const { videoWidth: width, videoHeight: height } = video;
        const rest =
          width > 0 ? work({ image: video, width, height, timestamp: Math.round(performance.now() * 1000) }) : 0;
        cancel = rest > 0 ? after(rest, look) : whenNew(video, look);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    cancel = whenNew(video, look);
  });
  return {
    broken,
    stop() {
      cancel();
      video.srcObject = null;
    },
  };
}

function whenNew(video: HTMLVideoElement, look: () => void): () => void {
  const timer = setTimeout(look, LOOK_MS);
  if (!('requestVideoFrameCallback' in video)) return () => clearTimeout(timer);
  const handle = video.requestVideoFrameCallback(look);
  return () => {
    clearTimeout(timer);
    video.cancelVideoFrameCallback(handle);
  };
}

function after(ms: number, look: () => void): () => void {
  const timer = setTimeout(look, ms);
  return () => clearTimeout(timer);
}
