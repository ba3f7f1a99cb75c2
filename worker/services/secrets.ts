import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Synchronous on purpose: between reading the meeting's state and deciding no other event may come in. */
const hmac = (key: string, ...parts: string[]) => createHmac('sha256', key).update(parts.join('\0')).digest();

/** What is kept of a password: HMAC-SHA-256(PEPPER, mid ‖ authKey), hex. */
export const passwordVerifier = (pepper: string, mid: string, authKey: string): string =>
  hmac(pepper, 'password', mid, authKey).toString('hex');

/** The secret that takes a seat again, base64url of 32 bytes. Derived, so that nothing of it is stored; it dies with the mid. */
export const resumeSecret = (pepper: string, mid: string, seat: string): string =>
  hmac(pepper, 'resume', mid, seat).toString('base64url');

export function isResumeSecret(pepper: string, mid: string, seat: string, secret: string): boolean {
  const right = Buffer.from(resumeSecret(pepper, mid, seat));
  const given = Buffer.from(secret);
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * The name of an object, for the platform: it writes names down (workerd beside each alarm, a dashboard in its lists), and
 * ids are made of them, which SFUs and files are named by. Of this one nobody without the pepper learns anything.
 */
export const objectName = (pepper: string, kind: 'meeting' | 'attempts', name: string): string =>
  hmac(pepper, 'object', kind, name).toString('hex');

export const sha256Hex = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** Compares two SHA-256 digests in hex. */
export const sameSha256 = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));
