/** A uniform 32-bit integer of the browser's cryptographic generator. */
export function cryptoUint32(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
