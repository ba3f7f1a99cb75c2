import { TriangleAlert } from 'lucide-preact';
import type { Devices, DeviceState } from '../../call/Devices.ts';
import type { Words } from '../../i18n/en.ts';
import { words } from '../../i18n/i18n.ts';

function trouble(kind: 'camera' | 'microphone', state: DeviceState, t: Words): string | null {
  return state.kind === 'failed' ? t.deviceFailures[kind][state.failure] : null;
}

/** Why there is no picture or sound of one's own, what to do about it, and that one can join all the same. */
export function DeviceTrouble({ devices }: { devices: Devices }) {
  const t = words();
  const troubles = [
    trouble('camera', devices.cameraState.value, t),
    trouble('microphone', devices.microphoneState.value, t),
  ].filter((text) => text !== null);
  return (
    <div role="status">
      {troubles.length > 0 && (
        <div class="trouble">
          <TriangleAlert size={20} />
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
