import { createModel, effect, signal } from '@preact/signals';
import type { Facing } from '../../call/deviceConstraints.ts';
import type { Devices } from '../../call/Devices.ts';
import { isMirrored } from './isMirrored.ts';

/** none: the phone has no camera that looks the other way. failed: it has one, which did not start. */
export type SwitchTrouble = 'none' | 'failed';

/** Milliseconds for which it is said, on the picture. */
const SAID_MS = 8_000;

/** From the camera of one side of a phone to that of the other. What does not succeed leaves the camera that was there. */
export const SwitchModel = createModel((devices: Devices) => {
  const trouble = signal<SwitchTrouble | null>(null);
  /** What is being tried, and what there was before. */
  let tried: { facing: Facing; before: string } | null = null;

  effect(() => {
    const { kind } = devices.cameraState.value;
    if (!tried || kind === 'asking') return;
    const { facing, before } = tried;
    tried = null;
    // Without one that looks this way the devices have taken any.
    if (kind === 'on' && devices.chosen.camera.peek() !== facing) trouble.value = 'none';
    if (kind !== 'failed') return;
    trouble.value = 'failed';
    devices.choose('camera', before);
  });

  effect(() => {
    if (!trouble.value) return undefined;
    const timer = setTimeout(() => (trouble.value = null), SAID_MS);
    return () => clearTimeout(timer);
  });

  return {
    trouble,
    switchCamera: () => {
      if (devices.cameraState.peek().kind === 'asking') return;
      const facing = isMirrored(devices.captures.camera) ? 'environment' : 'user';
      trouble.value = null;
      tried = { facing, before: devices.chosen.camera.peek() };
      devices.choose('camera', facing);
    },
  };
});
