import type { Devices } from '../../call/Devices.ts';
import { settingsWords } from '../../i18n/settings/settingsWords.ts';
import { DeviceMenus } from './DeviceMenus.tsx';
import { HearingSettings } from '../hearing/HearingSettings.tsx';
import { BackgroundPicker } from '../background/BackgroundPicker.tsx';

/** What one sets for oneself, at the door and in a call; remembered on this device. */
export function Settings({ devices }: { devices: Devices }) {
  const t = settingsWords();
  return (
    <div class="settings">
      <DeviceMenus devices={devices} />
      <h3>{t.background}</h3>
      <BackgroundPicker devices={devices} />
      <HearingSettings devices={devices} />
    </div>
  );
}
