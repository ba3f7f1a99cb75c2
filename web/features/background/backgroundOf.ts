import type { Devices } from '../../call/Devices.ts';
import { backgroundMemory } from '../../call/backgroundMemory.ts';
import { createBackground, type Background } from '../../effects/background/createBackground.ts';
import { createOutput } from '../../effects/background/createOutput.ts';
import { eachFrame } from '../../effects/background/eachFrame.ts';
import { loadLook } from '../../effects/background/loadLook.ts';

const made = new WeakMap<Devices, Background>();

/** The background of these devices; it works from the first time on that somebody asks for it. */
export function backgroundOf(devices: Devices): Background {
  const known = made.get(devices);
  if (known) return known;
  const background = createBackground(
    devices.captures.camera,
    backgroundMemory(() => localStorage),
    {
      loadBrush: async () => (await import('../../effects/background/loadBrush.ts')).loadBrush(),
      loadLook,
      eachFrame,
      createOutput,
      now: () => performance.now(),
    },
  );
  made.set(devices, background);
  return background;
}
