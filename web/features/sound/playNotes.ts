/** Short soft tones, one after the other. */
export interface Melody {
  /** Hertz. */
  readonly notes: readonly number[];
  /** Seconds from one to the next. */
  readonly apart: number;
  /** Seconds that each takes to fade. */
  readonly length: number;
}

/** Of full scale: to be heard beside a voice, not over it. */
const LOUDNESS = 0.08;

interface Output {
  audio: AudioContext;
  /** Web Audio itself cannot choose a speaker everywhere; an element that nobody sees can. */
  element: HTMLAudioElement;
  into: AudioNode;
  /** Melodies that begin or have not faded: with the last of them the output rests, as it takes a stream to the speaker. */
  playing: number;
}
let output: Output | null = null;

function open(): Output {
  const audio = new AudioContext();
  const into = audio.createMediaStreamDestination();
  const element = document.createElement('audio');
  element.hidden = true;
  element.srcObject = into.stream;
  document.body.append(element);
  return { audio, element, into, playing: 0 };
}

/** `speaker`: the output device's id, the empty string for the system's default. A browser without sound, or one that withholds it, stays silent. Resolves when it has faded. */
export async function playNotes({ notes, apart, length }: Melody, speaker: string): Promise<void> {
  if (!('AudioContext' in globalThis)) return;
  const used = (output ??= open());
  const { audio, element, into } = used;
  used.playing += 1;
  try {
    // A device that is gone leaves the sound where it was.
    if ('setSinkId' in element && element.sinkId !== speaker) await element.setSinkId(speaker).catch(() => {});
    await Promise.all([audio.resume(), element.play()]);
    const start = audio.currentTime;
    await Promise.all(notes.map((frequency, index) => ring(audio, into, frequency, start + index * apart, length)));
  } catch {
    // Withheld, then.
  }
  used.playing -= 1;
  if (used.playing > 0) return;
  element.pause();
  void audio.suspend();
}

/** Begins and fades without a click; resolves when it has. */
function ring(audio: AudioContext, into: AudioNode, frequency: number, at: number, length: number): Promise<unknown> {
  const tone = new OscillatorNode(audio, { frequency });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(LOUDNESS / 1000, at + length);
  tone.connect(volume).connect(into);
  tone.start(at);
  tone.stop(at + length);
  return new Promise((resolve) => tone.addEventListener('ended', resolve, { once: true }));
}
