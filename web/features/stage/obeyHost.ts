import { effect } from '@preact/signals';
import type { Sendable } from '../../../worker/protocol/messages.ts';
import { allowedNow } from './allowedNow.ts';
import type { Meeting } from '../../call/Meeting.ts';
import type { Sharing } from './SharingModel.ts';

/**
 * In a call: what a host has ended goes off here, too, and may be switched on again; what is not allowed goes off, whoever
 * has switched it on. The SFU sees to it by itself; this is for the devices and their buttons. Answers the function that
 * ends it.
 */
export function obeyHost(meeting: Meeting, sharing: Pick<Sharing, 'screen' | 'stop'>): () => void {
  const { devices, silenced } = meeting;
  function switchOff(what: Sendable): void {
    if (what === 'microphone' && !devices.microphoneMuted.peek()) devices.toggleMicrophone();
    if (what === 'camera' && devices.cameraState.peek().kind !== 'off') devices.toggleCamera();
    if (what === 'screen') sharing.stop('silenced');
  }
  let last = silenced.peek();
  const ends = [
    effect(() => {
      const { microphone, camera, screen } = allowedNow(meeting);
      if (!microphone && !devices.microphoneMuted.value) switchOff('microphone');
      if (!camera && devices.cameraState.value.kind !== 'off') switchOff('camera');
      if (!screen && sharing.screen.value) sharing.stop('forbidden');
    }),
    effect(() => {
      if (silenced.value !== null && silenced.value !== last) switchOff(silenced.value.what);
      last = silenced.value;
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
