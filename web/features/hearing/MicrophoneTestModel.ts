import { createModel, effect, signal } from '@preact/signals';
import type { Freed } from '../../call/CallPort.ts';
import type { Devices } from '../../call/Devices.ts';

type TestState = 'idle' | 'recording' | 'playing' | 'failed';

const RECORD_MS = 4_000;

/** One recording at a time, in memory, gone once it was played. */
export const MicrophoneTestModel = createModel((devices: Devices) => {
  const state = signal<TestState>('idle');
  let end = () => {};

  function start(): void {
    const { value: sent } = devices.microphone;
    if (!sent || !('MediaRecorder' in globalThis)) {
      state.value = 'failed';
      return;
    }
    const track = sent.clone();
    sent.addEventListener('freed' satisfies Freed, () => track.stop(), { once: true });
    const recorder = new MediaRecorder(new MediaStream([track]));
    const parts: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('stop', () => {
      track.stop();
      if (state.peek() === 'recording') play(new Blob(parts, { type: recorder.mimeType }));
    });
    recorder.start();
    const timer = setTimeout(() => recorder.stop(), RECORD_MS);
    state.value = 'recording';
    end = () => {
      clearTimeout(timer);
      if (recorder.state !== 'inactive') recorder.stop();
    };
  }

  function play(recording: Blob): void {
    const url = URL.createObjectURL(recording);
    const audio = new Audio(url);
    const over = (next: TestState) => {
      audio.pause();
      URL.revokeObjectURL(url);
      if (state.peek() === 'playing') state.value = next;
    };
    audio.addEventListener('ended', () => over('idle'));
    state.value = 'playing';
    end = () => over('idle');
    const begin = async () => {
      // A device that is gone leaves the sound where it was.
      if ('setSinkId' in audio) await audio.setSinkId(devices.speaker.peek()).catch(() => {});
      await audio.play();
    };
    begin().catch(() => over('failed'));
  }

  function stop(): void {
    state.value = 'idle';
    end();
  }

  effect(() => () => stop());
  return { state, start, stop };
});
