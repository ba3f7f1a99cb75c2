import type { Meeting } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ToolbarButton } from '../../ui/ToolbarButton.tsx';
import { allowedNow } from './allowedNow.ts';
import { SHARE_BUTTON } from './controlId.ts';
import { shareSupport } from './shareSupport.ts';
import type { Sharing } from './SharingModel.ts';

interface ShareButtonProps {
  meeting: Pick<Meeting, 'people' | 'rules'>;
  sharing: Sharing;
  place: 'bar' | 'more';
}

/** It says before the picker opens what can be shared with this browser, or why nothing can. */
export function ShareButton({ meeting, sharing, place }: ShareButtonProps) {
  const t = callWords();
  const inBar = place === 'bar' ? { id: SHARE_BUTTON, shortcut: 'S' } : {};
  if (sharing.screen.value) {
    return (
      <ToolbarButton
        {...inBar}
        name={t.stopSharing}
        label={t.stopSharingShort}
        icon={<Icon shape="screen-share-off" />}
        tone="live"
        onPress={() => sharing.stop()}
      />
    );
  }
  const support = shareSupport(navigator.mediaDevices, document);
  const forbidden = !allowedNow(meeting).screen;
  const impossible = support === 'none' || support === 'frame';
  return (
    <ToolbarButton
      {...inBar}
      name={t.shareScreen}
      label={t.shareScreenShort}
      icon={<Icon shape="screen-share" />}
      description={forbidden ? t.notAllowed.screen : t.canShare[support]}
      disabled={forbidden || impossible}
      onRefuse={() => sharing.tell(forbidden ? 'forbidden' : support === 'frame' ? 'frame' : 'none')}
      onPress={() => {
        if (support === 'sound') void sharing.start();
        else sharing.explaining.value = true;
      }}
    />
  );
}
