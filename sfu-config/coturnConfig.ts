import { RELAY_PORTS } from './relayPorts.ts';
import type { SiteSettings } from './SiteSettings.ts';

/**
 * turnserver.conf (coturn 4.5 and later) of a site's external relay: timed credentials, and one peer only, the SFU. In
 * coturn an allowed peer wins over a denied range.
 */
export function coturnConfig(site: SiteSettings): string | null {
  const { relay } = site;
  if (relay.kind !== 'coturn') return null;
  return `# Written by Narada.
realm=${relay.domain}
listening-ip=${relay.address}
relay-ip=${relay.address}
listening-port=${relay.udpPort}
tls-listening-port=${relay.tlsPort}
min-port=${RELAY_PORTS.first}
max-port=${RELAY_PORTS.last}

# Credentials that livekit-server makes of the same secret, each with its end.
use-auth-secret
static-auth-secret=${relay.secret}
fingerprint
stale-nonce=600

cert=${relay.certificate}
pkey=${relay.key}
no-tlsv1
no-tlsv1_1
no-dtls

# Relays to the SFU's media and to nothing else.
denied-peer-ip=0.0.0.0-255.255.255.255
denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
allowed-peer-ip=${site.address}
no-multicast-peers
no-tcp-relay

# One for each participant's connection; a meeting of hundreds comes from many people.
user-quota=12
no-cli
no-software-attribute
`;
}
