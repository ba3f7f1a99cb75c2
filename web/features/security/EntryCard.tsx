import { useComputed } from '@preact/signals';
import type { Meeting } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import type { Entry } from './EntryModel.ts';
import { EntrySettings } from './EntrySettings.tsx';

/** At the door, for a host: who may enter, before anyone is in. */
export function EntryCard({ meeting }: { meeting: Meeting }) {
  const entry = useComputed<Entry>(() => {
    const phase = meeting.phase.value;
    if (phase.kind !== 'door') return 'open';
    return phase.door.password ? 'password' : phase.door.knock ? 'knock' : 'open';
  });
  return (
    <div class="card">
      <h2>{callWords().whoMayEnter}</h2>
      <EntrySettings meeting={meeting} entry={entry} />
    </div>
  );
}
