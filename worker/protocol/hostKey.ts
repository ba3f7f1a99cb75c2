/** Crockford's base32, lower case: no i, l, o, u. */
export const HOST_KEY_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 32 characters of 5 bits: 160 random bits. */
export const HOST_KEY_LENGTH = 32;

/** The 32 characters of a typed key, whatever its spaces, hyphens, case and look-alikes; null where it is no host key. */
export function normaliseHostKey(input: string): string | null {
  const key = input.toLowerCase().replace(/[\s-]/g, '').replace(/[il]/g, '1').replace(/o/g, '0');
  return /^[0-9a-hjkmnp-tv-z]{32}$/.test(key) ? key : null;
}
