import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { MediaBrowser } from './MediaBrowser.ts';

/**
 * How loud the microphone is, 0 to 1. It measures only while somebody reads it. `heard`: the track, null while muted.
 */
export function createLevelMeter(
  browser: MediaBrowser,
  heard: ReadonlySignal<MediaStreamTrack | null>,
): ReadonlySignal<number> {
  let stop = () => {};
  const level = signal(0, {
    watched() {
      stop = effect(() => (heard.value ? measure(heard.value) : undefined));
    },
    unwatched: () => stop(),
  });

  function measure(track: MediaStreamTrack): (() => void) | undefined {
    const audio = browser.createAudioContext();
    if (!audio) return undefined;
    const analyser = audio.createAnalyser();
    analyser.fftSize = 1024;
    audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const end = browser.often(() => {
      // Browsers let it run from the moment on that the page captures or is clicked.
      if (audio.state === 'suspended') void audio.resume();
      analyser.getFloatTimeDomainData(samples);
      level.value = loudness(samples);
    });
    return () => {
      end();
      void audio.close();
      level.value = 0;
    };
  }

  return level;
}

/** From samples (−1 to 1) to 0…1: 60 dB below full scale is silence, and speech fills the middle. */
function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / samples.length + 1e-12);
  return Math.min(1, Math.max(0, (decibels + 60) / 60));
}
