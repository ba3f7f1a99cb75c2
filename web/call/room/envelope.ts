import { MAX_LETTER_BYTES, readLetter, type Letter } from '../../../worker/protocol/room.ts';

/**
 * The first byte of every in-room message says how the rest is to be read. 1: UTF-8 JSON, in the clear. End-to-end
 * encryption is another one (AEAD over the same JSON, with the sender as associated data), and will be read and written
 * here alone.
 */
const CLEAR = 1;

/** Null where it is too large. */
export function seal({ id, to, message }: Letter): Uint8Array<ArrayBuffer> | null {
  const content = new TextEncoder().encode(JSON.stringify({ id, ...(to && { to }), message }));
  if (content.length >= MAX_LETTER_BYTES) return null;
  const bytes = new Uint8Array(content.length + 1);
  bytes[0] = CLEAR;
  bytes.set(content, 1);
  return bytes;
}

/** `unknown`: of a newer page; `malformed`: of none. */
export function open(bytes: Uint8Array): Letter | 'unknown' | 'malformed' {
  if (bytes.length > MAX_LETTER_BYTES || bytes.length === 0) return 'malformed';
  if (bytes[0] !== CLEAR) return 'unknown';
  try {
    return readLetter(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(1))));
  } catch {
    return 'malformed';
  }
}
