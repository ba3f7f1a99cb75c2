import { isFacing } from '../../call/deviceConstraints.ts';
import type { DeviceKind, Devices } from '../../call/Devices.ts';
import type { SettingsWords } from '../../i18n/settings/en.ts';
import { settingsWords } from '../../i18n/settings/settingsWords.ts';
import { Select } from '../../ui/Select.tsx';

/** The devices of a kind for a menu, after the system's own choice; browsers that list that one themselves do it as ''. */
function options(devices: Devices, kind: DeviceKind, t: SettingsWords) {
  const named = devices.choices[kind].value.map(({ id, label }, index) => ({
    id,
    label: label || t.unnamedDevice(index + 1),
  }));
  return named.some(({ id }) => id === '') ? named : [{ id: '', label: t.systemDefault }, ...named];
}

/** What is chosen, on a phone perhaps by the way it looks, as far as it is there: a device that was unplugged has given way to the system's choice. */
function chosen(devices: Devices, kind: DeviceKind): string {
  const { value } = devices.chosen[kind];
  const { track } = devices.captures.camera;
  const id = (isFacing(value) && track.value?.getSettings().deviceId) || value;
  return devices.choices[kind].value.some((choice) => choice.id === id) ? id : '';
}

export function DeviceMenus({ devices }: { devices: Devices }) {
  const t = settingsWords();
  const kinds: readonly DeviceKind[] = devices.canChooseSpeaker
    ? ['camera', 'microphone', 'speaker']
    : ['camera', 'microphone'];
  return (
    <div class="device-menus">
      {kinds.map((kind) => (
        <Select
          key={kind}
          label={t[kind]}
          value={chosen(devices, kind)}
          options={options(devices, kind, t)}
          onChoose={(id) => devices.choose(kind, id)}
        />
      ))}
    </div>
  );
}
