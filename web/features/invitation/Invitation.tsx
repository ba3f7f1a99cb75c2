import { useModel } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import { callWords } from '../../i18n/i18n.ts';
import { invitationLink } from './invitationLink.ts';
import { InvitationModel } from './InvitationModel.ts';
import { Icon } from '../../ui/Icon.tsx';

/** "Copy invitation", what came of it, and the link by hand where the browser would not copy. */
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
  return (
    <div class="invitation">
      <button type="button" class="button" onClick={() => void model.copy()}>
        {outcome === 'copied' ? <Icon shape="check" size={18} /> : <Icon shape="copy" size={18} />}
        {t.copyInvitation}
      </button>
      <p role="status" class="note">
        {outcome === 'copied' && t.copied}
        {outcome === 'byHand' && t.copyByHand}
      </p>
      {outcome === 'byHand' && (
        <input class="invitation-link" readOnly value={link} aria-label={t.invitationLink} ref={select} />
      )}
    </div>
  );
}
