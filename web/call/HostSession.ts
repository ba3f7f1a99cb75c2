import type { ReadonlySignal } from '@preact/signals';
import type { ErrorCode } from '../../worker/protocol/errors.ts';

/** Whether this device is signed in as a host, by an HttpOnly cookie that only the server reads. Made by control/createHostSession.ts. */
export interface HostSession {
  /** Null: a guest. Undefined: not known yet. */
  readonly hostName: ReadonlySignal<string | null | undefined>;
  /** The deployment runs on a self-signed test certificate (`npm start -- --lan`). */
  readonly testCertificate: ReadonlySignal<boolean>;
  /** Resolves with null when signed in, or the refusal's code. */
  signIn(hostName: string, hostKey: string): Promise<ErrorCode | 'offline' | null>;
  signOut(): Promise<void>;
}
