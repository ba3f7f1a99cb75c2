import { loopbackAddresses } from '../support/loopbackAddresses.ts';
import type { RawSocketOptions } from '../support/openRawSocket.ts';

/** Sockets of a single client, where there is one. */
const SOCKETS = 20;

/**
 * Clients of so many prefixes, one socket each; or one client with many, each of which claims in its headers to be
 * somebody else.
 */
export function spoofing(prefixes: number): RawSocketOptions[] {
  const addresses = loopbackAddresses();
  if (prefixes > 1) return Array.from({ length: prefixes }, () => ({ from: addresses.next().value }));
  const from = addresses.next().value;
  return Array.from({ length: SOCKETS }, (_, n) => ({
    from,
    headers: {
      'CF-Connecting-IP': `203.0.113.${n}`,
      'X-Forwarded-For': `203.0.113.${n}`,
      Forwarded: `for=203.0.113.${n}`,
      Cookie: `narada_device=${String(n).padStart(22, 'x')}`,
    },
  }));
}
