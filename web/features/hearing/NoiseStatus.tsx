import type { Devices } from '../../call/Devices.ts';
import { settingsWords } from '../../i18n/settings/settingsWords.ts';
import { Notice } from '../../ui/Notice.tsx';
import { preferences } from '../settings/preferences.ts';
import { noiseOf } from './noiseOf.ts';

/** That one is heard without the noise suppression that one has chosen; nothing while all is well. */
export function NoiseStatus({ devices }: { devices: Devices }) {
  const { state, tryAgain } = noiseOf(devices);
  const t = settingsWords();
  if (state.value !== 'failed') return null;
  return (
    <Notice
      grave
      text={t.noiseFailed}
      actions={[
        { name: t.tryAgain, act: tryAgain },
        { name: t.goWithout, act: () => preferences.noiseSuppression.set(false) },
      ]}
    />
  );
}
