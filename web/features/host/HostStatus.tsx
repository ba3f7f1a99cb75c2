import { useSignal } from '@preact/signals';
import type { HostSession } from '../../call/HostSession.ts';
import { words } from '../../i18n/i18n.ts';
import { parts } from '../parts.ts';
import { Icon } from '../../ui/Icon.tsx';

interface HostStatusProps {
  session: HostSession;
  /** Somebody has signed in or out. */
  onChange(): void;
}

/** Whether this device is a host's, and the way to become one or to end it. */
export function HostStatus({ session, onChange }: HostStatusProps) {
  const open = useSignal(false);
  const t = words();
  const name = session.hostName.value;
  const part = parts.signInDialog.part.value;
  const signOut = async () => {
    await session.signOut();
    onChange();
  };
  return (
    <div class="host-status">
      {typeof name === 'string' && (
        <>
          <p class="host-name">
            <Icon shape="badge-check" size={20} />
            <span>{t.signedInAs(name)}</span>
          </p>
          <button type="button" class="button quiet" onClick={() => void signOut()}>
            {t.signOut}
          </button>
        </>
      )}
      {name === null && (
        <button
          type="button"
          class="button quiet"
          onPointerEnter={parts.signInDialog.load}
          onFocus={parts.signInDialog.load}
          onClick={() => {
            parts.signInDialog.load();
            open.value = true;
          }}
        >
          <Icon shape="key-round" size={18} />
          {t.iAmHost}
        </button>
      )}
      {open.value && part.kind === 'failed' && (
        <p role="alert" class="note problem">
          {t.refusals.offline}
        </p>
      )}
      {open.value && part.kind === 'ready' && (
        <part.value session={session} onClose={() => (open.value = false)} onSignedIn={onChange} />
      )}
    </div>
  );
}
