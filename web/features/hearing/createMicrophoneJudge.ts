/** What is noticed about one's microphone. */
export type MicrophoneTrouble = 'none' | 'speakingMuted' | 'silent';

/** One moment of what the microphone hears. */
export interface Moment {
  muted: boolean;
  /** Root mean square and highest sample, 0 to 1. */
  loudness: number;
  peak: number;
  /** Milliseconds. */
  at: number;
}

/** Speech at a desk; a keyboard and a fan are below it. */
const SPEECH = 0.02;
/** Of the last moments so many have to be speech, so that one knock on the table is none. */
const MOMENTS = 10;
const SPOKEN = 5;
/** How long it is said after the last speech. */
const SAID_MS = 6_000;
/** Below the smallest step of 16 bits: no room is as still as that. */
const NOTHING = 2e-5;
/** A microphone that gives nothing for so long is switched off, or another one is meant. */
const SILENT_MS = 10_000;

/** Judges moment by moment; ten a second are expected. */
export function createMicrophoneJudge(): (moment: Moment) => MicrophoneTrouble {
  let spoken: boolean[] = [];
  let saidAt = -Infinity;
  let heardAt: number | null = null;
  return ({ muted, loudness, peak, at }) => {
    if (!muted) {
      spoken = [];
      saidAt = -Infinity;
      if (heardAt === null || peak > NOTHING) heardAt = at;
      return at - heardAt >= SILENT_MS ? 'silent' : 'none';
    }
    heardAt = null;
    spoken = [...spoken, loudness > SPEECH].slice(-MOMENTS);
    if (spoken.filter(Boolean).length >= SPOKEN) saidAt = at;
    return at - saidAt < SAID_MS ? 'speakingMuted' : 'none';
  };
}
