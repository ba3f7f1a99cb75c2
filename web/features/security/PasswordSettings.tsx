import { useModel } from '@preact/signals';
import type { Refusal } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import { refusalWords } from '../../i18n/refusalWords.ts';
import { Field } from '../../ui/Field.tsx';
import { PasswordModel } from './PasswordModel.ts';

interface PasswordSettingsProps {
  hasPassword: boolean;
  setPassword(password: string | null): Promise<Refusal | null>;
}

/** For hosts, at the door and in the call: what guests are asked for, and that it ends with the meeting. */
export function PasswordSettings({ hasPassword, setPassword }: PasswordSettingsProps) {
  const model = useModel(() => new PasswordModel((password) => setPassword(password)));
  const t = callWords();
  const outcome = model.outcome.value;
  const busy = model.busy.value;
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void model.set();
      }}
    >
      <Field
        label={t.newPassword}
        // The host has to tell it to others, so it is shown; and it is nobody's account for a password manager to keep.
        autocomplete="off"
        value={model.password.value}
        onInput={model.type}
        hint={t.passwordEnds}
        problem={outcome.kind === 'missing' ? t.newPasswordMissing : null}
      />
      <div class="actions">
        <button type="submit" class="button" aria-disabled={busy}>
          {t.setPassword}
        </button>
        {hasPassword && (
          <button type="button" class="button quiet" aria-disabled={busy} onClick={() => void model.remove()}>
            {t.removePassword}
          </button>
        )}
      </div>
      <p role="status" class={outcome.kind === 'refused' ? 'note problem' : 'note'}>
        {outcome.kind === 'set' && t.passwordSet}
        {outcome.kind === 'removed' && t.passwordRemoved}
        {outcome.kind === 'refused' && refusalWords(outcome.refusal.code)}
      </p>
    </form>
  );
}
