import { signal } from '@preact/signals';
import * as v from 'valibot';
import type { ErrorCode } from '../../worker/protocol/errors.ts';
import { Me, type SignIn } from '../../worker/protocol/http.ts';
import type { HostSession } from '../call/HostSession.ts';

const Refused = v.object({ error: v.object({ code: v.custom<ErrorCode>((code) => typeof code === 'string') }) });

type Answer = { ok: true; me: Me } | { ok: false; code: ErrorCode | 'offline' };

/** Asks who this device is once, when somebody first wants to know. */
export function createHostSession(fetcher: typeof fetch = (...args) => fetch(...args)): HostSession {
  const hostName = signal<string | null | undefined>(undefined, { watched: () => void look() });
  const testCertificate = signal(false, { watched: () => void look() });
  let looked = false;

  async function look(): Promise<void> {
    if (looked) return;
    looked = true;
    const answer = await ask(fetcher, '/api/me');
    // Who has signed in or out meanwhile knows better.
    if (hostName.peek() !== undefined) return;
    if (answer.ok) accept(answer.me);
    // Who cannot be asked about is a guest for now; signing in is still possible.
    else hostName.value = null;
  }

  function accept(me: Me): void {
    looked = true;
    hostName.value = me.host?.name ?? null;
    testCertificate.value = me.testCertificate;
  }

  return {
    hostName,
    testCertificate,
    async signIn(name, hostKey) {
      const body: SignIn = { hostName: name, hostKey };
      const answer = await ask(fetcher, '/api/host/session', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!answer.ok) return answer.code;
      accept(answer.me);
      return null;
    },
    async signOut() {
      const answer = await ask(fetcher, '/api/host/session', { method: 'DELETE' });
      if (answer.ok) accept(answer.me);
    },
  };
}

async function ask(fetcher: typeof fetch, path: string, init?: RequestInit): Promise<Answer> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetcher(path, init);
    body = await response.json().catch(() => null);
  } catch {
    return { ok: false, code: 'offline' };
  }
  const me = v.safeParse(Me, body);
  if (response.ok && me.success) return { ok: true, me: me.output };
  const refused = v.safeParse(Refused, body);
  return { ok: false, code: refused.success ? refused.output.error.code : 'internal' };
}
