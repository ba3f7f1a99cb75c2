import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Freed } from '../../call/CallPort.ts';
import type { Devices } from '../../call/Devices.ts';
import { listeningContext } from '../../call/listeningContext.ts';
import { createMicrophoneJudge, type MicrophoneTrouble } from './createMicrophoneJudge.ts';

const LOOK_MS = 100;
/** Every so many samples one is read, which tells a voice from none as well as all of them. */
const STRIDE = 4;

/**
 * Listens to the microphone on this device alone. Muting silences the track that the others get; a clone of it is not
 * silenced, and goes nowhere but into this analysis. `end` frees it.
 */
export function watchMicrophone(devices: Devices): { trouble: ReadonlySignal<MicrophoneTrouble>; end(): void } {
  const trouble = signal<MicrophoneTrouble>('none');
  const end = effect(() => {
    const raw = devices.captures.microphone.track.value;
    const audio = raw && listeningContext();
    if (audio) return listen(raw, audio);
    trouble.value = 'none';
    return undefined;
  });

  function listen(raw: MediaStreamTrack, audio: AudioContext): () => void {
    const ear = raw.clone();
    ear.enabled = true;
    raw.addEventListener('freed' satisfies Freed, () => ear.stop(), { once: true });
    const analyser = new AnalyserNode(audio, { fftSize: 4096 });
    audio.createMediaStreamSource(new MediaStream([ear])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const judge = createMicrophoneJudge();
    const timer = setInterval(() => {
      // An AudioContext that is held back hears nothing, which says nothing about the microphone.
      if (audio.state !== 'running') return void audio.resume();
      analyser.getFloatTimeDomainData(samples);
      let squares = 0;
      let peak = 0;
      for (let i = 0; i < samples.length; i += STRIDE) {
        const sample = samples[i] ?? 0;
        squares += sample * sample;
        peak = Math.max(peak, Math.abs(sample));
      }
      const loudness = Math.sqrt((squares / samples.length) * STRIDE);
      trouble.value = judge({ muted: devices.microphoneMuted.peek(), loudness, peak, at: performance.now() });
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      ear.stop();
      void audio.close();
    };
  }

  return { trouble, end };
}
