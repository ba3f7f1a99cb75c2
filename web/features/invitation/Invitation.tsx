import { useModel, useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import { callWords } from '../../i18n/i18n.ts';
import { invitationLink } from './invitationLink.ts';
import { InvitationModel } from './InvitationModel.ts';
import { Later } from '../Later.tsx';
import { lazily } from '../lazily.ts';
import { Icon } from '../../ui/Icon.tsx';

const qrCode = lazily(async () => (await import('../qr/QrCode.tsx')).QrCode);

/** "Copy invitation", what came of it, the link by hand where the browser would not copy, and a QR code of it on demand. */
export function Invitation({ name }: { name: string }) {
  const link = invitationLink(name, location);
  // Outside secure pages there is no clipboard at all.
  const model = useModel(() => new InvitationModel(link, async (text) => navigator.clipboard.writeText(text)));
  const select = useCallback((element: HTMLInputElement | null) => {
    element?.focus();
    element?.select();
  }, []);
  const t = callWords();
  const outcome = model.outcome.value;
  const showsCode = useSignal(false);
  return (
    <div class="invitation">
      <button type="button" class="button" onClick={() => void model.copy()}>
        {outcome === 'copied' ? <Icon shape="check" size={18} /> : <Icon shape="copy" size={18} />}
        {t.copyInvitation}
      </button>
      <button
        type="button"
        class="button"
        aria-expanded={showsCode.value}
        onClick={() => (showsCode.value = !showsCode.value)}
      >
        <Icon shape="qr-code" size={18} />
        {t.qrCode}
      </button>
      <p role="status" class="note">
        {outcome === 'copied' && t.copied}
        {outcome === 'byHand' && t.copyByHand}
      </p>
      {outcome === 'byHand' && (
        <input class="invitation-link" readOnly value={link} aria-label={t.invitationLink} ref={select} />
      )}
      {showsCode.value && <Later part={qrCode} props={{ link }} />}
    </div>
  );
}
