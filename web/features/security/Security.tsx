import { useComputed, useSignal } from '@preact/signals';
import type { Allowable, HostAction } from '../../../worker/protocol/messages.ts';
import type { Meeting, Refusal } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import { refusalWords } from '../../i18n/refusalWords.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { EntrySettings } from './EntrySettings.tsx';
import { SeatLimit } from './SeatLimit.tsx';

const ALLOWABLE: readonly Allowable[] = ['microphone', 'camera', 'screen', 'chat'];

/** In the call, for hosts: everything about the door. */
export function Security({ meeting }: { meeting: Meeting }) {
  const entry = useComputed(() => meeting.rules.value.entry);
  const refusal = useSignal<Refusal | null>(null);
  const act = async (action: HostAction) => {
    refusal.value = await meeting.act(action);
  };
  const t = callWords();
  const { locked, limit, allowed } = meeting.rules.value;
  const ending = useSignal(false);
  return (
    <>
      <h3>{t.whoMayEnter}</h3>
      <EntrySettings meeting={meeting} entry={entry} />
      <Switch
        label={t.lock}
        hint={t.lockMeaning}
        on={locked}
        onChange={(next) => void act({ type: 'setRules', locked: next })}
      />
      <SeatLimit limit={limit} onChange={(next) => void act({ type: 'setRules', limit: next })} />
      <h3>{t.guestsMay}</h3>
      <div class="switches">
        {ALLOWABLE.map((what) => (
          <Switch
            key={what}
            label={t.allow[what]}
            {...(what === 'chat' && { hint: t.allowChatMeaning })}
            on={allowed[what]}
            onChange={(next) => void act({ type: 'allow', what, allowed: next })}
          />
        ))}
      </div>
      <p role="alert" class="note problem">
        {refusal.value && refusalWords(refusal.value.code)}
      </p>
      <button type="button" class="button end-for-all" onClick={() => (ending.value = true)}>
        {t.endAsk}
      </button>
      {ending.value && (
        <Confirm
          heading={t.endHeading}
          problem={refusal.value ? refusalWords(refusal.value.code) : ''}
          action={t.end}
          tone="danger"
          busy={false}
          keep={t.cancel}
          confirm={() => void act({ type: 'end' })}
          cancel={() => (ending.value = false)}
        >
          <p>{t.endMeaning}</p>
        </Confirm>
      )}
    </>
  );
}
