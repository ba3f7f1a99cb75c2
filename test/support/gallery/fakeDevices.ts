import { computed, signal } from '@preact/signals';
import type { DeviceChoice, DeviceKind, Devices, DeviceState } from '../../../web/call/Devices.ts';

const choices: Record<DeviceKind, readonly DeviceChoice[]> = {
  camera: [
    { id: 'c1', label: 'Integrated Camera' },
    { id: 'c2', label: 'USB Camera HD' },
  ],
  microphone: [{ id: 'm1', label: 'Built-in Microphone' }],
  speaker: [{ id: 's1', label: '' }],
};

/** Devices that switch at once. `camera` is the track that is there while the camera is on. */
export function fakeDevices(camera: MediaStreamTrack | null = null) {
  const cameraState = signal<DeviceState>({ kind: 'on' });
  const microphoneMuted = signal(false);
  const track = signal(camera);
  const substitute = signal<MediaStreamTrack | null>();
  const given = computed(() => track.value && (substitute.value === undefined ? track.value : substitute.value));
  const microphone = signal<MediaStreamTrack | null>(null);
  const starts = signal(0);
  const chosen = { camera: signal('c1'), microphone: signal('m1'), speaker: signal('') };
  return {
    captures: {
      camera: { track, substitute },
      microphone: { track: microphone, substitute: signal<MediaStreamTrack | null>() },
    },
    camera: given,
    microphone,
    microphoneMuted,
    speaker: chosen.speaker,
    cameraState,
    microphoneState: signal<DeviceState>({ kind: 'on' }),
    microphoneLevel: signal(0.4),
    choices: {
      camera: signal(choices.camera),
      microphone: signal(choices.microphone),
      speaker: signal(choices.speaker),
    },
    chosen,
    isHeld: matchMedia('(pointer: coarse)').matches,
    canChooseSpeaker: true,
    starts,
    start: () => {
      starts.value = starts.peek() + 1;
    },
    toggleCamera() {
      const off = cameraState.value.kind === 'on';
      cameraState.value = { kind: off ? 'off' : 'on' };
      track.value = off ? null : camera;
    },
    toggleMicrophone: () => {
      microphoneMuted.value = !microphoneMuted.value;
    },
    choose: (kind: DeviceKind, id: string) => {
      chosen[kind].value = id;
    },
    stop() {},
  } satisfies Devices & { starts: unknown };
}
