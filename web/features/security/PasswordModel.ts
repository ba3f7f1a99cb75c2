import { createModel, signal } from '@preact/signals';
import type { Refusal } from '../../call/Meeting.ts';

export type PasswordOutcome =
  | { kind: 'none' }
  | { kind: 'missing' } // nothing was typed
  | { kind: 'set' }
  | { kind: 'removed' }
  | { kind: 'refused'; refusal: Refusal };

export const PasswordModel = createModel((send: (password: string | null) => Promise<Refusal | null>) => {
  const password = signal('');
  const busy = signal(false);
  const outcome = signal<PasswordOutcome>({ kind: 'none' });

  const change = async (value: string | null) => {
    if (busy.peek()) return;
    busy.value = true;
    outcome.value = { kind: 'none' };
    const refusal = await send(value);
    busy.value = false;
    if (refusal) outcome.value = { kind: 'refused', refusal };
    else {
      password.value = '';
      outcome.value = { kind: value === null ? 'removed' : 'set' };
    }
  };

  return {
    password,
    busy,
    outcome,
    type: (text: string) => {
      password.value = text;
      outcome.value = { kind: 'none' };
    },
    set: async () => {
      if (password.peek() === '') outcome.value = { kind: 'missing' };
      else await change(password.peek());
    },
    remove: () => change(null),
  };
});
