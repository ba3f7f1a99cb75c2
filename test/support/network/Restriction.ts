/** What lies between one client and the rest of the world. */
export type Restriction =
  | { kind: 'none' }
  /** ICE over TCP is left. */
  | { kind: 'noUdp' }
  /** TURN over TLS is left. */
  | { kind: 'only443' }
  /** Of the packets in each direction. */
  | { kind: 'loss'; percent: number }
  /** There and back. */
  | { kind: 'delay'; ms: number }
  /** In each direction. */
  | { kind: 'rate'; kbit: number };

/** The rules in a router's forward chain for what comes from and goes to a client; dropped, as most firewalls do. */
export function firewallRules(restriction: Restriction, client: readonly string[]): string[] {
  const both = (match: string) => ['saddr', 'daddr'].map((side) => `ip ${side} { ${client.join(', ')} } ${match}`);
  switch (restriction.kind) {
    case 'noUdp':
      return both('meta l4proto udp drop');
    case 'only443': {
      const [from = '', to = ''] = both('');
      return [`${from} tcp dport 443 accept`, `${to} tcp sport 443 accept`, ...both('drop')];
    }
    case 'loss':
      return both(`numgen random mod 100 < ${restriction.percent} drop`);
    case 'none':
    case 'delay':
    case 'rate':
      return [];
  }
}
