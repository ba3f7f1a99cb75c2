import { callWords } from '../../i18n/i18n.ts';
import { shareWords } from '../../i18n/share/shareWords.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import type { Sharing } from '../stage/SharingModel.ts';
import { ShareBar } from './ShareBar.tsx';
import '../../styles/share.css';

export { chooseScreen } from './chooseScreen.ts';

/** What stands on the stage while one shares, and what is said before. */
export function Share({ sharing }: { sharing: Sharing }) {
  const screen = sharing.screen.value;
  const t = shareWords();
  return (
    <>
      {screen && <ShareBar key={screen.video.id} video={screen.video} sharing={sharing} />}
      {sharing.explaining.value && (
        <Confirm
          heading={t.soundlessHeading}
          problem=""
          action={t.choose}
          tone="primary"
          busy={false}
          keep={callWords().cancel}
          confirm={() => void sharing.start()}
          cancel={() => (sharing.explaining.value = false)}
        >
          <p>{t.soundlessMeaning}</p>
        </Confirm>
      )}
    </>
  );
}
