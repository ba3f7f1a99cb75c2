import * as v from 'valibot';

// What is watched together. The page reads it with code of its own chunk, so nothing of this is in the way to the door;
// the kinds of schema are those of messages.ts, because every further one would be.

/** How fast a film may run: YouTube's own steps. 1 is its own pace. */
export const RATES: readonly number[] = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
/** Characters of a file's address. */
const LONGEST_ADDRESS = 2_000;
/** Seconds of a film, and where somebody may jump to: eleven days. */
export const LONGEST = 1_000_000;

const YOUTUBE_ID = /^[\w-]{11}$/;
/**
 * As the URL standard writes it: by https, or on the viewer's own machine, to try things out; no user in front of the host,
 * no fragment, nothing that is not printable ASCII.
 */
const FILE = /^(https:\/\/([a-z\d.-]+|\[[a-f\d:.]+\])|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?\/[!$-;=?-~]*$/;

export const isYouTubeId = (video: string): boolean => YOUTUBE_ID.test(video);
export const isFileAddress = (video: string): boolean => video.length <= LONGEST_ADDRESS && FILE.test(video);

/** A film as it travels: the 11 characters of a YouTube video, or a file's address, in the one spelling that it has. */
const isVideo = (text: unknown) => typeof text === 'string' && (isYouTubeId(text) || isFileAddress(text));

const within = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && value >= least && value <= most;
export const video = v.custom<string>(isVideo);
export const position = v.custom<number>(within(0, LONGEST));
export const rate = v.custom<number>((value) => RATES.some((step) => step === value));
export const number = v.custom<number>((value) => Number.isFinite(value));
/** 0, 1, 2, … */
export const seq = v.custom<number>((value) => Number.isInteger(value) && Number(value) >= 0);

/** What is on, as the meeting's object keeps it and tells everybody. */
export const Watch = v.object({
  /** Rises with every change. */
  seq,
  /** Guests may only look. */
  hostsOnly: v.boolean(),
  /** The seat that changed it last, and the one that started it. */
  by: v.nullable(v.string()),
  from: v.nullable(v.string()),
  /** Null: nothing is on. */
  video: v.nullable(video),
  playing: v.boolean(),
  /** Seconds of the film: where it was at T0. While it plays it goes on from there. */
  position,
  /** Milliseconds by the object's clock. */
  T0: number,
  rate,
  /** In the answer to `time`: what the object's clock says, and what the page sent. */
  now: v.optional(number),
  sent: v.optional(number),
});
export type Watch = v.InferOutput<typeof Watch>;

/** What the object has told of it; null where it cannot be read, or nothing has been told yet. */
export function readWatch(told: unknown): Watch | null {
  const read = v.safeParse(Watch, told);
  return read.success ? read.output : null;
}
