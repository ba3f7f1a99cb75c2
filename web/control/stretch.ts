import { fromBase64url, toBase64url } from './base64url.ts';

/** OWASP's number for PBKDF2 with HMAC-SHA-256. */
const ROUNDS = 600_000;

/** A password, made expensive to guess and split: the meeting may know `authKey`, `encKey` never leaves this browser. */
export interface Stretched {
  /** Base64url, 32 bytes. */
  readonly authKey: string;
  /** 32 bytes, for end-to-end encryption. */
  readonly encKey: Uint8Array;
}

/**
 * PBKDF2-SHA-256 over NFKC(password), then HKDF-SHA-256 (RFC 5869) with one `info` for each half. `salt`: base64url.
 * Null where the browser has no WebCrypto, which is so on insecure origins.
 */
export async function stretch(
  password: string,
  salt: string,
  subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle,
): Promise<Stretched | null> {
  if (!subtle) return null;
  const utf8 = new TextEncoder();
  const typed = await subtle.importKey('raw', utf8.encode(password.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
  const slow = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64url(salt), iterations: ROUNDS };
  const master = await subtle.importKey('raw', await subtle.deriveBits(slow, typed, 256), 'HKDF', false, [
    'deriveBits',
  ]);
  const half = async (info: string) => {
    const split = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode(info) };
    return new Uint8Array(await subtle.deriveBits(split, master, 256));
  };
  const [authKey, encKey] = await Promise.all([half('narada auth v1'), half('narada enc v1')]);
  return { authKey: toBase64url(authKey), encKey };
}
