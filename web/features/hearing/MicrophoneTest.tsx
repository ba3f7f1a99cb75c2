import { useModel } from '@preact/signals';
import type { Devices } from '../../call/Devices.ts';
import { settingsWords } from '../../i18n/settings/settingsWords.ts';
import { Icon } from '../../ui/Icon.tsx';
import { MicrophoneTestModel } from './MicrophoneTestModel.ts';

/** Records some seconds of what the others would hear, and plays them; nothing of it leaves the page. */
export function MicrophoneTest({ devices }: { devices: Devices }) {
  const { state, start, stop } = useModel(() => new MicrophoneTestModel(devices));
  const t = settingsWords();
  const muted = devices.microphoneState.value.kind !== 'on';
  const idle = state.value === 'idle' || state.value === 'failed';
  return (
    <>
      <button
        type="button"
        class="button"
        aria-disabled={idle && muted}
        onClick={() => (idle ? muted || start() : stop())}
      >
        <Icon shape={idle ? 'mic' : 'x'} size={20} />
        {idle ? t.testMicrophone : t.endTest}
      </button>
      <p role="status" class="note">
        {idle && muted ? t.unmuteToTest : t.testing[state.value]}
      </p>
    </>
  );
}
