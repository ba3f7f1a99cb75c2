/** A change beyond this is a movement and is followed at once; a smaller one is the model's own unrest. */
const MOVEMENT = 0.25;
const CALM = 0.5;

/**
 * The mask that is shown (0: background, 255: person), led to what the model has found now (0 to 1), in place. Without
 * it edges flicker.
 */
export function smoothMask(shown: Uint8Array, found: Float32Array): void {
  for (let i = 0; i < shown.length; i++) {
    const before = (shown[i] ?? 0) / 255;
    const difference = (found[i] ?? 0) - before;
    const share = Math.abs(difference) > MOVEMENT ? 1 : CALM;
    shown[i] = Math.round(255 * Math.min(1, Math.max(0, before + share * difference)));
  }
}
