import { useModel } from '@preact/signals';
import type { Devices } from '../../call/Devices.ts';
import { settingsWords } from '../../i18n/settings/settingsWords.ts';
import { Icon } from '../../ui/Icon.tsx';
import '../../styles/camera.css';
import { SwitchModel } from './SwitchModel.ts';

/**
 * On one's own picture, on a phone: the camera at its other side, and why that is not shown. On a computer one chooses by name,
 * in the settings.
 */
export function SwitchCamera({ devices }: { devices: Devices }) {
  const { trouble, switchCamera } = useModel(() => new SwitchModel(devices));
  const t = settingsWords();
  return (
    <div class="switch-camera">
      <p role="status" class="switch-trouble">
        {trouble.value && t.switchTroubles[trouble.value]}
      </p>
      {devices.cameraState.value.kind !== 'off' && devices.choices.camera.value.length > 1 && (
        <button
          type="button"
          class="switch-button"
          aria-label={t.switchCamera}
          title={t.switchCamera}
          onClick={switchCamera}
        >
          <Icon shape="switch-camera" size={22} />
        </button>
      )}
    </div>
  );
}
