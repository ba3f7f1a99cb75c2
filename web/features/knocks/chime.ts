/** Hertz: a fourth, upwards, as a question. */
const NOTES = [587, 784];
/** Seconds. */
const APART = 0.14;
const LENGTH = 0.5;
/** Of full scale: to be heard beside a voice, not over it. */
const LOUDNESS = 0.08;

let context: AudioContext | null = null;

/** Two short soft notes. A browser without sound, or one that withholds it, stays silent. */
export function chime(): void {
  if (!('AudioContext' in globalThis)) return;
  const audio = (context ??= new AudioContext());
  audio
    .resume()
    .then(() => NOTES.forEach((frequency, index) => ring(audio, frequency, audio.currentTime + index * APART)))
    .catch(() => {});
}

/** Begins and fades without a click. */
function ring(audio: AudioContext, frequency: number, at: number): void {
  const tone = new OscillatorNode(audio, { frequency });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(LOUDNESS / 1000, at + LENGTH);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + LENGTH);
}
