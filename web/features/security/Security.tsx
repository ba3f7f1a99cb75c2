import { useComputed, useSignal } from '@preact/signals';
import type { RulesChange } from '../../../worker/protocol/messages.ts';
import type { Meeting, Refusal } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import { refusalWords } from '../../i18n/refusalWords.ts';
import { Switch } from '../../ui/Switch.tsx';
import { EntrySettings } from './EntrySettings.tsx';
import { SeatLimit } from './SeatLimit.tsx';

/** In the call, for hosts: everything about the door. */
export function Security({ meeting }: { meeting: Meeting }) {
  const entry = useComputed(() => meeting.rules.value.entry);
  const refusal = useSignal<Refusal | null>(null);
  const change = async (rules: RulesChange) => {
    refusal.value = await meeting.setRules(rules);
  };
  const t = callWords();
  const { locked, limit } = meeting.rules.value;
  return (
    <>
      <h3>{t.whoMayEnter}</h3>
      <EntrySettings meeting={meeting} entry={entry} />
      <Switch label={t.lock} hint={t.lockMeaning} on={locked} onChange={(next) => void change({ locked: next })} />
      <SeatLimit limit={limit} onChange={(next) => void change({ limit: next })} />
      <p role="alert" class="note problem">
        {refusal.value && refusalWords(refusal.value.code)}
      </p>
    </>
  );
}
