import { signal } from '@preact/signals';
import type { ErrorCode } from '../../../worker/protocol/errors.ts';
import type { HostSession } from '../../../web/call/HostSession.ts';

/** Signs anybody in, unless `refusal` says otherwise. */
export function fakeSession(name: string | null = null, testCertificate = false) {
  const hostName = signal<string | null | undefined>(name);
  const refusal = signal<ErrorCode | 'offline' | null>(null);
  return {
    hostName,
    testCertificate: signal(testCertificate),
    refusal,
    signIn: async (typed: string) => {
      if (refusal.value === null) hostName.value = typed;
      return refusal.value;
    },
    signOut: async () => {
      hostName.value = null;
    },
  } satisfies HostSession & { refusal: unknown };
}
