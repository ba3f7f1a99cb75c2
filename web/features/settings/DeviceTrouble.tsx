import type { Devices, DeviceState } from '../../call/Devices.ts';
import type { CallWords } from '../../i18n/call/en.ts';
import { callWords } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';

function trouble(kind: 'camera' | 'microphone', state: DeviceState, t: CallWords): string | null {
  return state.kind === 'failed' ? t.deviceFailures[kind][state.failure] : null;
}

/** Why there is no picture or sound of one's own, what to do about it, and that one can join all the same. */
export function DeviceTrouble({ devices }: { devices: Devices }) {
  const t = callWords();
  const troubles = [
    trouble('camera', devices.cameraState.value, t),
    trouble('microphone', devices.microphoneState.value, t),
  ].filter((text) => text !== null);
  return (
    <div role="status">
      {troubles.length > 0 && (
        <div class="trouble">
          <Icon shape="triangle-alert" size={20} />
          <div class="trouble-words">
            {troubles.map((text) => (
              <p key={text}>{text}</p>
            ))}
            <p class="note">{t.joinWithout}</p>
          </div>
          <button type="button" class="button" onClick={() => devices.start()}>
            {t.tryAgain}
          </button>
        </div>
      )}
    </div>
  );
}
