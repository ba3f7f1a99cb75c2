import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import url from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import simdUrl from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import worklet from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';
import { createPassage } from './createPassage.ts';
import type { CreateFilter } from './createNoiseSuppression.ts';

/** RNNoise knows sound of this rate only. */
const RATE = 48_000;
/** Milliseconds between two looks at what goes in and comes out. */
const LOOK_MS = 50;

/** RNNoise between the microphone and everybody, in an audio worklet; the browser's echo cancellation lies before it. */
export const createFilter: CreateFilter = async (raw, { passes, broke }) => {
  const audio = new AudioContext({ sampleRate: RATE, latencyHint: 'interactive' });
  try {
    const [wasmBinary] = await Promise.all([loadRnnoise({ url, simdUrl }), audio.audioWorklet.addModule(worklet)]);
    // In the worklet a wrong one would be silence.
    if (!WebAssembly.validate(wasmBinary)) throw new Error('RNNoise could not be loaded.');
    const node = new RnnoiseWorkletNode(audio, { maxChannels: 1, wasmBinary });
    node.channelCount = 1;
    node.channelCountMode = 'explicit';
    const source = audio.createMediaStreamSource(new MediaStream([raw]));
    const output = new MediaStreamAudioDestinationNode(audio, { channelCount: 1 });
    const [track] = output.stream.getAudioTracks();
    if (!track) throw new Error('Web Audio gives an audio track.');
    source.connect(node).connect(output);
    const [before, after] = [peakOf(audio, source), peakOf(audio, node)];
    const passage = createPassage();
    const timer = setInterval(() => {
      const verdict = passage(before(), after());
      if (verdict === 'passes') passes();
      if (verdict === 'blocked') broke(new Error('Nothing comes through the noise suppression.'));
    }, LOOK_MS);
    node.addEventListener('processorerror', () => broke(new Error('The audio worklet has failed.')));
    audio.addEventListener('statechange', () => {
      // A phone call, or a browser that saves power: without it nobody would hear anything.
      if (audio.state !== 'running') broke(new Error(`Audio is ${audio.state}.`));
    });
    await audio.resume();
    return {
      track,
      end() {
        clearInterval(timer);
        node.destroy();
        void audio.close();
      },
    };
  } catch (error) {
    void audio.close();
    throw error;
  }
};

/** The highest sample of the last moment, 0 to 1. */
function peakOf(audio: AudioContext, node: AudioNode): () => number {
  const analyser = new AnalyserNode(audio, { fftSize: 2048 });
  const samples = new Float32Array(analyser.fftSize);
  node.connect(analyser);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    return samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  };
}
