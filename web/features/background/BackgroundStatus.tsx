import { useSignal } from '@preact/signals';
import type { Devices } from '../../call/Devices.ts';
import { settingsWords } from '../../i18n/settings/settingsWords.ts';
import { Notice } from '../../ui/Notice.tsx';
import { backgroundOf } from './backgroundOf.ts';

/** Why nobody sees one's camera although it is on, or sees it badly, and the ways out; nothing while all is well. */
export function BackgroundStatus({ devices }: { devices: Devices }) {
  const { state, slow, choose, tryAgain } = backgroundOf(devices);
  const borne = useSignal(false);
  const t = settingsWords();
  const stop = () => choose('');
  if (devices.cameraState.value.kind !== 'on') return null;
  switch (state.value) {
    case 'off':
      return null;
    case 'starting':
      return <Notice text={t.backgroundStarting} />;
    case 'failed':
      return (
        <Notice
          grave
          text={t.backgroundFailed}
          actions={[
            { name: t.tryAgain, act: tryAgain },
            { name: t.showWithout, act: stop },
          ]}
        />
      );
    case 'on':
      if (!slow.value || borne.value) return null;
      return (
        <Notice
          grave
          text={t.backgroundSlow}
          actions={[
            { name: t.stopBackground, act: stop },
            { name: t.goOn, act: () => (borne.value = true) },
          ]}
        />
      );
  }
}
