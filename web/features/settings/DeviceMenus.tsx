import type { DeviceKind, Devices } from '../../call/Devices.ts';
import type { Words } from '../../i18n/en.ts';
import { words } from '../../i18n/i18n.ts';
import { Select } from '../../ui/Select.tsx';

/** The devices of a kind for a menu. What is chosen stays on the list although it may be unplugged, or nobody could see it. */
function options(devices: Devices, kind: DeviceKind, t: Words) {
  const named = devices.choices[kind].value.map(({ id, label }, index) => ({
    id,
    label: label || t.unnamedDevice(index + 1),
  }));
  const chosen = devices.chosen[kind].value;
  return named.some(({ id }) => id === chosen) ? named : [{ id: chosen, label: t.systemDefault }, ...named];
}

export function DeviceMenus({ devices }: { devices: Devices }) {
  const t = words();
  const kinds: readonly DeviceKind[] = devices.canChooseSpeaker
    ? ['camera', 'microphone', 'speaker']
    : ['camera', 'microphone'];
  return (
    <div class="device-menus">
      {kinds.map((kind) => (
        <Select
          key={kind}
          label={t[kind]}
          value={devices.chosen[kind].value}
          options={options(devices, kind, t)}
          onChoose={(id) => devices.choose(kind, id)}
        />
      ))}
    </div>
  );
}
