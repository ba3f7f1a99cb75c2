import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals';
import type { Rules } from '../../../worker/protocol/messages.ts';
import type { Meeting, Refusal } from '../../call/Meeting.ts';

export type Entry = Rules['entry'];

/** Who may enter, as a host chooses it. A password is asked only once it has been typed and set, by PasswordModel. */
export const EntryModel = createModel((meeting: Pick<Meeting, 'act'>, entry: ReadonlySignal<Entry>) => {
  /** The rule that was there when a password was chosen, though none is set. */
  const before = signal<Entry | null>(null);
  const refusal = signal<Refusal | null>(null);
  const needsPassword = computed(() => before.value === entry.value && entry.value !== 'password');

  return {
    /** The choice that shows. */
    chosen: computed<Entry>(() => (needsPassword.value ? 'password' : entry.value)),
    needsPassword,
    refusal,
    choose: async (next: Entry) => {
      refusal.value = null;
      before.value = next === 'password' ? entry.peek() : null;
      if (next !== 'password' && next !== entry.peek())
        refusal.value = await meeting.act({ type: 'setRules', entry: next });
    },
  };
});
