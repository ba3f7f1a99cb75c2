import type { Devices } from '../../call/Devices.ts';
import { words } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Whether the camera is, or is about to be, on: what a press of its button would end. */
export function cameraWanted(devices: Devices): boolean {
  const { kind } = devices.cameraState.value;
  return kind === 'on' || kind === 'asking';
}

/** The two switches of one's own microphone and camera, named for what a press does. */
export function DeviceToggles({ devices }: { devices: Devices }) {
  const t = words();
  const muted = devices.microphoneMuted.value || devices.microphoneState.value.kind === 'failed';
  const camera = cameraWanted(devices);
  const microphoneName = muted ? t.unmute : t.mute;
  const cameraName = camera ? t.cameraOff : t.cameraOn;
  return (
    <div class="toggles">
      <button
        type="button"
        class={muted ? 'icon-button round off' : 'icon-button round'}
        aria-label={microphoneName}
        title={microphoneName}
        onClick={() => devices.toggleMicrophone()}
      >
        {muted ? <Icon shape="mic-off" size={22} /> : <Icon shape="mic" size={22} />}
      </button>
      <button
        type="button"
        class={camera ? 'icon-button round' : 'icon-button round off'}
        aria-label={cameraName}
        title={cameraName}
        onClick={() => devices.toggleCamera()}
      >
        {camera ? <Icon shape="video" size={22} /> : <Icon shape="video-off" size={22} />}
      </button>
    </div>
  );
}
