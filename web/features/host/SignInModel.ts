import { createModel, signal } from '@preact/signals';
import type { ErrorCode } from '../../../worker/protocol/errors.ts';
import { normaliseHostKey } from '../../../worker/protocol/hostKey.ts';
import type { HostSession } from '../../call/HostSession.ts';

export type SignInProblem =
  | { kind: 'none' }
  | { kind: 'nameMissing' }
  | { kind: 'keyMissing' }
  | { kind: 'keyShape' }
  | { kind: 'refused'; code: ErrorCode | 'offline' };

export const SignInModel = createModel((session: HostSession, onSignedIn: () => void) => {
  const hostName = signal('');
  const hostKey = signal('');
  const busy = signal(false);
  const problem = signal<SignInProblem>({ kind: 'none' });

  const look = (): SignInProblem => {
    if (hostName.peek().trim() === '') return { kind: 'nameMissing' };
    if (hostKey.peek().trim() === '') return { kind: 'keyMissing' };
    return normaliseHostKey(hostKey.peek()) === null ? { kind: 'keyShape' } : { kind: 'none' };
  };

  return {
    hostName,
    hostKey,
    busy,
    problem,
    signIn: async () => {
      if (busy.peek()) return;
      problem.value = look();
      if (problem.peek().kind !== 'none') return;
      busy.value = true;
      const code = await session.signIn(hostName.peek().trim(), hostKey.peek());
      busy.value = false;
      if (code === null) onSignedIn();
      else problem.value = { kind: 'refused', code };
    },
  };
});
