import type { Devices } from '../../call/Devices.ts';
import type { NoiseState } from '../../effects/noise/createNoiseSuppression.ts';
import type { SettingsWords } from '../../i18n/settings/en.ts';
import { settingsWords } from '../../i18n/settings/settingsWords.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { LevelMeter } from '../door/LevelMeter.tsx';
import { preferences } from '../settings/preferences.ts';
import { playNotes } from '../sound/playNotes.ts';
import { MicrophoneTest } from './MicrophoneTest.tsx';
import { noiseOf } from './noiseOf.ts';

/** Up and down again. */
const TEST = { notes: [392, 523, 659, 523], apart: 0.22, length: 0.5 };

function noiseHint(state: NoiseState, t: SettingsWords): string {
  if (state === 'failed') return t.noiseFailed;
  return state === 'starting' ? t.noiseStarting : t.noiseMeaning;
}

/** Whether one is heard and hears, and how it is to sound. */
export function HearingSettings({ devices }: { devices: Devices }) {
  const { noiseSuppression, pushToTalk, sounds } = preferences;
  const noise = noiseOf(devices).state.value;
  const t = settingsWords();
  return (
    <>
      <h3>{t.hearing}</h3>
      <div class="hearing-test">
        <LevelMeter level={devices.microphoneLevel} />
        <MicrophoneTest devices={devices} />
        <button type="button" class="button" onClick={() => void playNotes(TEST, devices.speaker.peek())}>
          <Icon shape="volume-2" size={20} />
          {t.testSpeaker}
        </button>
      </div>
      <Switch
        label={t.noiseSuppression}
        hint={noiseHint(noise, t)}
        on={noiseSuppression.on.value}
        onChange={noiseSuppression.set}
      />
      {/* A phone has no key to hold. */}
      {!devices.isHeld && (
        <Switch label={t.pushToTalk} hint={t.pushToTalkMeaning} on={pushToTalk.on.value} onChange={pushToTalk.set} />
      )}
      <Switch label={t.sounds} hint={t.soundsMeaning} on={sounds.on.value} onChange={sounds.set} />
      <p class="note">{t.kept}</p>
    </>
  );
}
