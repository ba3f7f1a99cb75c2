import { signal, useSignalEffect } from '@preact/signals';
import { useId, useMemo } from 'preact/hooks';
import type { ScreenContent } from '../../call/CallPort.ts';
import { shareWords } from '../../i18n/share/shareWords.ts';
import { Icon } from '../../ui/Icon.tsx';
import { SHARE_BUTTON } from '../stage/controlId.ts';
import { isOwnTab, sharesOwnTab } from '../stage/ownTab.ts';
import type { Sharing } from '../stage/SharingModel.ts';

const CONTENTS: readonly ScreenContent[] = ['text', 'film'];

interface ShareBarProps {
  video: MediaStreamTrack;
  sharing: Sharing;
}

/** What one shares, how it is sent, and its end. It has a place of its own, off the faces. */
export function ShareBar({ video, sharing }: ShareBarProps) {
  const surface = useSurface(video);
  const t = shareWords();
  const stop = () => {
    // The button that was pressed is about to go, and the focus would be lost with it.
    document.getElementById(SHARE_BUTTON)?.focus();
    sharing.stop();
  };
  return (
    <section class="share-bar" aria-label={t.region}>
      {sharesOwnTab.value && <Icon shape="triangle-alert" size={24} />}
      <p role="status" class="share-words">
        <strong>{t.sharing[surface.value]}</strong>{' '}
        {sharesOwnTab.value ? t.mirrors : sharing.screen.value?.audio ? t.withSound : t.withoutSound}
      </p>
      <ContentChoice sharing={sharing} />
      <button type="button" class="button danger share-stop" onClick={stop}>
        <Icon shape="screen-share-off" size={20} />
        {t.stopSharing}
      </button>
    </section>
  );
}

function ContentChoice({ sharing }: { sharing: Sharing }) {
  const t = shareWords();
  const name = useId();
  return (
    <div role="radiogroup" aria-label={t.bestFor} class="share-content">
      {CONTENTS.map((content) => (
        <label key={content} title={t.meanings[content]}>
          <input
            type="radio"
            name={name}
            checked={sharing.content.value === content}
            onChange={() => sharing.expect(content)}
          />
          <span>{t.contents[content]}</span>
        </label>
      ))}
    </div>
  );
}

type Surface = 'browser' | 'window' | 'monitor' | 'other';

const surfaceOf = ({ displaySurface }: MediaTrackSettings): Surface =>
  displaySurface === 'browser' || displaySurface === 'window' || displaySurface === 'monitor'
    ? displaySurface
    : 'other';

/** What kind of thing it is; the browser lets people share another instead, in the same track. */
function useSurface(video: MediaStreamTrack) {
  const { surface, look } = useMemo(() => {
    const surface = signal<Surface>('other');
    const look = () => {
      surface.value = surfaceOf(video.getSettings());
      sharesOwnTab.value = isOwnTab(video);
    };
    look();
    return { surface, look };
  }, [video]);
  useSignalEffect(() => {
    for (const event of EVENTS) video.addEventListener(event, look);
    return () => {
      for (const event of EVENTS) video.removeEventListener(event, look);
      sharesOwnTab.value = false;
    };
  });
  return surface;
}

/** Of Capture Handle, and of Screen Capture. */
const EVENTS = ['capturehandlechange', 'configurationchange'];
