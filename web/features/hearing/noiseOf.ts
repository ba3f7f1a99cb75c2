import type { Devices } from '../../call/Devices.ts';
import { createNoiseSuppression, type NoiseSuppression } from '../../effects/noise/createNoiseSuppression.ts';
import { preferences } from '../settings/preferences.ts';

const made = new WeakMap<Devices, NoiseSuppression>();

/** The noise suppression of these devices; it works from the first time on that somebody asks for it. */
export function noiseOf(devices: Devices): NoiseSuppression {
  const known = made.get(devices);
  if (known) return known;
  const noise = createNoiseSuppression(
    devices.captures.microphone,
    preferences.noiseSuppression.on,
    async () => (await import('../../effects/noise/createFilter.ts')).createFilter,
  );
  made.set(devices, noise);
  return noise;
}
