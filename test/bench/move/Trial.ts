import type { Gap } from '../../bots/startBots.ts';

/** One packet of sound. Two that follow each other are this far apart when nothing is missing. */
const PACKET_MS = 20;

/** Shorter gaps are a machine that was busy; an outage is longer. */
const OUTAGE_MS = 300;

/** What one participant met with in one trial, over everybody whom they see and hear. Milliseconds. */
export interface Trial {
  /** The longest time that somebody's picture stood still. */
  frozenVideo: number;
  /** The longest time that somebody's sound was missing. */
  audioGap: number;
  /** From the beginning of the trial until the last picture or sound that had failed was back; 0: nothing failed. */
  back: number;
  /** Somebody's sound was played from two rooms at a time. */
  doubled: boolean;
}

/** One person's picture or sound, as one other person met with it. */
export interface Stream {
  longestGapMs: number;
  gaps: readonly Gap[];
  /** A bot plays one at a time by its making. */
  doubled?: boolean;
}

export function trialOf(streams: { video: readonly Stream[]; audio: readonly Stream[] }, beganAt: number): Trial {
  const longest = (of: readonly Stream[]) => Math.max(0, ...of.map(({ longestGapMs }) => longestGapMs));
  const ends = [...streams.video, ...streams.audio]
    .flatMap(({ gaps }) => gaps.filter(({ from, to }) => to - from >= OUTAGE_MS))
    .map(({ to }) => to);
  return {
    frozenVideo: longest(streams.video),
    audioGap: Math.max(0, longest(streams.audio) - PACKET_MS),
    back: Math.max(0, ...ends.map((end) => end - beganAt)),
    doubled: streams.audio.some(({ doubled }) => doubled),
  };
}
