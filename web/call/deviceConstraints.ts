/** Which way a camera looks. In the place of a device's id it is a choice, too: phones have several, with odd names. */
export type Facing = 'user' | 'environment';

export const isFacing = (id: string): id is Facing => id === 'user' || id === 'environment';

/**
 * What is asked of getUserMedia. `id`: the chosen device, or a Facing; the empty string for the system's default.
 * `isHeld`: by a phone, whose battery and data a quarter of the pixels spares, and whose pictures are shown small.
 */
export const deviceConstraints = {
  camera: (id: string, isHeld: boolean): MediaTrackConstraints => ({
    width: { ideal: isHeld ? 640 : 1280 },
    height: { ideal: isHeld ? 360 : 720 },
    frameRate: { ideal: isHeld ? 24 : 30 },
    ...(isFacing(id) ? { facingMode: { exact: id } } : exactly(id)),
  }),
  microphone: (id: string): MediaTrackConstraints => ({
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...exactly(id),
  }),
};

const exactly = (id: string): MediaTrackConstraints => (id === '' ? {} : { deviceId: { exact: id } });
