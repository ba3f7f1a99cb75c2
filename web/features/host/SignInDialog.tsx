import { useModel } from '@preact/signals';
import { useCallback, useId } from 'preact/hooks';
import type { HostSession } from '../../call/HostSession.ts';
import { callWords, words } from '../../i18n/i18n.ts';
import { refusalWords } from '../../i18n/refusalWords.ts';
import { Field } from '../../ui/Field.tsx';
import { SignInModel } from './SignInModel.ts';
import { Icon } from '../../ui/Icon.tsx';

interface SignInDialogProps {
  session: HostSession;
  onClose(): void;
  onSignedIn(): void;
}

export function SignInDialog({ session, onClose, onSignedIn }: SignInDialogProps) {
  const done = () => {
    onClose();
    onSignedIn();
  };
  const model = useModel(() => new SignInModel(session, done));
  const show = useCallback((element: HTMLDialogElement | null) => element?.showModal(), []);
  const titleId = useId();
  const t = words();
  const c = callWords();
  const problem = model.problem.value;
  const busy = model.busy.value;
  return (
    <dialog ref={show} class="dialog" aria-labelledby={titleId} onClose={onClose}>
      <div class="dialog-head">
        <h2 id={titleId}>{t.iAmHost}</h2>
        <button type="button" class="icon-button" aria-label={t.close} title={t.close} onClick={onClose}>
          <Icon shape="x" size={20} />
        </button>
      </div>
      <p class="note">{c.signInLead}</p>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void model.signIn();
        }}
      >
        <Field
          label={c.hostName}
          formName="username"
          autocomplete="username"
          value={model.hostName.value}
          onInput={(value) => (model.hostName.value = value)}
          problem={problem.kind === 'nameMissing' ? c.hostNameMissing : null}
        />
        <Field
          label={c.hostKey}
          formName="password"
          autocomplete="current-password"
          secret
          value={model.hostKey.value}
          onInput={(value) => (model.hostKey.value = value)}
          problem={
            problem.kind === 'keyMissing' ? c.hostKeyMissing : problem.kind === 'keyShape' ? c.hostKeyShape : null
          }
        />
        <p role="alert" class="note problem">
          {problem.kind === 'refused' && refusalWords(problem.code)}
        </p>
        <button type="submit" class="button primary wide" aria-disabled={busy}>
          {busy ? c.signingIn : c.signIn}
        </button>
      </form>
    </dialog>
  );
}
