/**
 * Addresses of this machine, one after the other, each another client to a server on it: all of 127.0.0.0/8 is loopback
 * on Linux. Elsewhere there is one, and undefined stands for it.
 */
export function* loopbackAddresses(): Generator<string | undefined, never> {
  for (let n = 0; ; n = (n + 1) % 60_000) {
    yield process.platform === 'linux' ? `127.1.${Math.floor(n / 250)}.${(n % 250) + 1}` : undefined;
  }
}
