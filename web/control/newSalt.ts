import { toBase64url } from './base64url.ts';

/** 16 random bytes, base64url: one for each password that is set. */
export const newSalt = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(16)));
