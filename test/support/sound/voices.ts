import { seededRandom } from '../../soak/seededRandom.ts';
import { RATE } from './wav.ts';

/** Samples from −1 to 1. */
type Sound = Float32Array<ArrayBuffer>;
const seconds = (length: number) => new Float32Array(length * RATE);

/** So many seconds of nothing at all. */
export const silence = (length: number): Sound => seconds(length);

/** White noise, of this root mean square (full scale is 1). */
export function noise(length: number, loudness: number): Sound {
  const random = seededRandom(1);
  // Even from −1 to 1 it would be the root of a third.
  return seconds(length).map(() => (2 * random() - 1) * loudness * Math.sqrt(3));
}

/** Formants of an "a", in hertz. */
const FORMANTS = [
  [730, 90],
  [1090, 110],
  [2440, 170],
] as const;

/** Somebody who says "a", three times a second, now higher, now lower: pulses of a glottis through the resonances of a mouth. */
export function voice(length: number, loudness: number): Sound {
  const samples = seconds(length);
  let phase = 0;
  for (let i = 0; i < samples.length; i++) {
    const t = i / RATE;
    phase += (125 + 20 * Math.sin(2 * Math.PI * 0.7 * t)) / RATE;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 1.5 * t)) ** 0.5;
    samples[i] = ((phase % 1) * 2 - 1) * syllable;
  }
  let spoken = seconds(length);
  for (const [hertz, width] of FORMANTS) spoken = add(spoken, resonate(samples, hertz, width));
  const now = Math.sqrt(spoken.reduce((sum, sample) => sum + sample * sample, 0) / spoken.length);
  return spoken.map((sample) => (sample * loudness) / now);
}

export const add = (a: Sound, b: Sound): Sound => a.map((sample, i) => sample + (b[i] ?? 0));

/** One after the other. */
export function after(...sounds: readonly Sound[]): Sound {
  const all = new Float32Array(sounds.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sound of sounds) {
    all.set(sound, at);
    at += sound.length;
  }
  return all;
}

/** A resonator of second order. */
function resonate(samples: Sound, hertz: number, width: number): Sound {
  const r = Math.exp((-Math.PI * width) / RATE);
  const a = 2 * r * Math.cos((2 * Math.PI * hertz) / RATE);
  let [one, two] = [0, 0];
  return samples.map((sample) => {
    const next = (1 - r) * sample + a * one - r * r * two;
    [two, one] = [one, next];
    return next;
  });
}
