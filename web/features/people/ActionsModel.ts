import { createModel, signal } from '@preact/signals';
import type { HostAction } from '../../../worker/protocol/messages.ts';
import type { Meeting, Refusal } from '../../call/Meeting.ts';

/** What a host is asked about before it is done. */
export interface Question {
  kind: 'rename' | 'remove';
  seat: string;
  displayName: string;
}

/** What a host does to people: one thing at a time, and why the last one was refused. */
export const ActionsModel = createModel((meeting: Pick<Meeting, 'act'>) => {
  const question = signal<Question | null>(null);
  const refusal = signal<Refusal | null>(null);
  const busy = signal(false);

  const act = async (action: HostAction) => {
    if (busy.peek()) return;
    busy.value = true;
    refusal.value = await meeting.act(action);
    busy.value = false;
    if (!refusal.peek()) question.value = null;
  };

  return {
    question,
    refusal,
    busy,
    act,
    ask: (next: Question | null) => {
      question.value = next;
      refusal.value = null;
    },
  };
});
