/** What is asked of getUserMedia. `id`: the chosen device, the empty string for the system's default. */
export const deviceConstraints = {
  camera: (id: string): MediaTrackConstraints => ({
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30 },
    ...exactly(id),
  }),
  microphone: (id: string): MediaTrackConstraints => ({
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...exactly(id),
  }),
};

const exactly = (id: string): MediaTrackConstraints => (id === '' ? {} : { deviceId: { exact: id } });
