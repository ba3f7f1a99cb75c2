import { useModel, type ReadonlySignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Meeting } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import { refusalWords } from '../../i18n/refusalWords.ts';
import { EntryModel, type Entry } from './EntryModel.ts';
import { PasswordSettings } from './PasswordSettings.tsx';

const CHOICES = ['open', 'password', 'knock'] as const;

/** For hosts, at the door and in the call: who may enter, and the password where one is asked. */
export function EntrySettings({ meeting, entry }: { meeting: Meeting; entry: ReadonlySignal<Entry> }) {
  const model = useModel(() => new EntryModel(meeting, entry));
  const group = useId();
  const t = callWords();
  const labels = { open: t.entryOpen, password: t.entryPassword, knock: t.entryKnock };
  const refusal = model.refusal.value;
  return (
    <>
      <div role="radiogroup" aria-label={t.whoMayEnter} class="choices">
        {CHOICES.map((choice) => (
          <label key={choice} class="choice">
            <input
              type="radio"
              name={group}
              checked={model.chosen.value === choice}
              onChange={() => void model.choose(choice)}
            />
            <span>{labels[choice]}</span>
          </label>
        ))}
      </div>
      <p role="status" class={refusal ? 'note problem' : 'note'}>
        {refusal ? refusalWords(refusal.code) : model.needsPassword.value && t.entryNeedsPassword}
      </p>
      <PasswordSettings
        hasPassword={entry.value === 'password'}
        setPassword={(password) => meeting.setPassword(password)}
      />
    </>
  );
}
