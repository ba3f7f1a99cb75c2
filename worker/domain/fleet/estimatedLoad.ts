/**
 * Packets per second that a meeting brings of which nothing is known yet: the mean over the sizes of the simulation
 * (test/simulation/workload.ts: 73 % of meetings have two to four people, and one in fifteen more than ten).
 */
export const UNKNOWN_MEETING = 5_700;

/** Opus in frames of 20 ms. */
const SPEECH = 50;
/** Silence with DTX, which is on (web/livekit/roomOptions.ts): one packet in 400 ms. */
const SILENCE = 2.5;
/** So many microphones carry sound at once: voices and the noise of a few rooms; the others are silent or muted. */
const VOICES = 3;
/** The layers that are sent: 1.7 Mbit/s are 30 pictures of 7 packets, 450 kbit/s 20 of 3, 160 kbit/s 20 of 1. */
const LAYER_720 = 210;
const LAYER_360 = 60;
const LAYER_180 = 20;

/**
 * Packets per second, in and out, that a meeting of so many people with cameras and microphones brings to its SFU.
 *
 * In: each sends three layers of video (290) and audio. LiveKit's benchmark (docs.livekit.io, self-hosting, video rooms)
 * measured 340 for each of 150 publishers and 246 for one.
 * Out: each gets everybody's audio, and of everybody's video the layer that their tile asks for. A screen has room for
 * four tiles in 720p, and more people share the same pixels, so that a tile costs 210 × 4 ÷ people, until all are in the
 * smallest layer, 20. The same benchmark measured 34 for each pair of 150 people, on larger tiles and without audio.
 *
 * Alone, nobody looks, and dynacast stops the video.
 */
export function estimatedLoad(participants: number): number {
  if (participants <= 1) return participants > 0 ? SPEECH : 0;
  const voices = Math.min(participants, VOICES);
  const audio = voices * SPEECH + (participants - voices) * SILENCE;
  const video = participants * (LAYER_720 + LAYER_360 + LAYER_180);
  const tile = Math.max(LAYER_180, LAYER_720 * Math.min(1, 4 / participants));
  return audio + video + (participants - 1) * (audio + participants * tile);
}
