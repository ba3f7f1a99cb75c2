import { RELAY_PORTS } from './relayPorts.ts';
import type { SiteSettings } from './SiteSettings.ts';

/**
 * nftables rules for the machine of the relay. What a relay sends leaves from RELAY_PORTS, and may go to the SFU's media
 * port only: not to another port of the SFU's address, which the relay's own rules cannot tell, and not over TCP, which
 * livekit-server's relay would also do (RFC 6062). They hold also where the relay's own rules fail.
 */
export function relayFirewall(site: SiteSettings): string {
  const { relay } = site;
  const range = `${RELAY_PORTS.first}-${RELAY_PORTS.last}`;
  const media = [...new Set([site.address, site.localAddress ?? site.address])].join(', ');
  const udp = site.ports.udp ?? 7882;
  const plainTurn =
    relay.kind === 'embedded'
      ? `
    # TURN whose TLS the proxy has ended.
    iif != "lo" tcp dport ${relay.tcpPort} drop`
      : '';
  return `# Written by Narada. Load it with: nft -f FILE
table inet narada_relay
delete table inet narada_relay
table inet narada_relay {
  chain output {
    type filter hook output priority filter; policy accept;
    udp sport ${range} ip daddr { ${media} } udp dport ${udp} accept
    udp sport ${range} counter drop
    # At once: livekit-server's relay serves nobody else over UDP while it waits for a connection.
    tcp sport ${range} counter reject with tcp reset
  }
  chain input {
    type filter hook input priority filter; policy accept;
    udp dport ${range} ip saddr { ${media} } udp sport ${udp} accept
    udp dport ${range} counter drop
    tcp dport ${range} tcp flags & (syn | ack) == syn counter drop${plainTurn}
  }
}
`;
}
