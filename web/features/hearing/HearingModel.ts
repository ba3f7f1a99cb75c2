import { createModel, effect, signal } from '@preact/signals';
import type { Devices } from '../../call/Devices.ts';
import { watchMicrophone } from './watchMicrophone.ts';

/** What is noticed about one's microphone, and whether one knows of its silence. */
export const HearingModel = createModel((devices: Devices) => {
  const { trouble, end } = watchMicrophone(devices);
  const borne = signal(false);
  effect(() => end);
  effect(() => {
    // Another silence is another matter.
    if (trouble.value === 'none') borne.value = false;
  });
  return {
    trouble,
    borne,
    bear: () => {
      borne.value = true;
    },
  };
});
