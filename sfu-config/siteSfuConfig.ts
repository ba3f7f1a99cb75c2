import { allBut } from './allBut.ts';
import { RELAY_PORTS } from './relayPorts.ts';
import type { SfuConfig } from './SfuConfig.ts';
import type { SiteSettings } from './SiteSettings.ts';

/** Long enough for the first allocation of somebody who is slow; refreshing one asks no expiry any more. */
const EMBEDDED_TTL_S = 300;
/** coturn checks the expiry with every refresh: as long as a meeting may last. */
const COTURN_TTL_S = 86_400;

/** The SFU of a site that stands on the internet, behind the proxy of `proxyConfig`. */
export function siteSfuConfig(site: SiteSettings): SfuConfig {
  const { ports, relay, redis } = site;
  const local = site.localAddress ?? site.address;
  return {
    port: ports.signal ?? 7880,
    bind_addresses: ['127.0.0.1'],
    prometheus: { port: ports.metrics ?? 6789, ...site.metrics },
    ...(redis ? { redis: { address: redis.address, ...(redis.password ? { password: redis.password } : {}) } } : {}),
    rtc: {
      udp_port: ports.udp ?? 7882,
      tcp_port: ports.tcp ?? 7881,
      use_external_ip: false,
      // Everybody reaches its public address, so it need not look for ways to them.
      use_ice_lite: true,
      enable_loopback_candidate: false,
      ips: { includes: [`${local}/32`] },
      interfaces: { includes: [site.interface] },
      // The relay's own socket is bound by this address too, also where no NAT is.
      node_ip: site.address,
      // Our own relay answers STUN.
      stun_servers: [`${relay.kind === 'coturn' ? relay.address : site.address}:${relay.udpPort}`],
      ...(relay.kind === 'coturn'
        ? {
            turn_servers: [
              {
                host: relay.domain,
                port: relay.tlsPort,
                protocol: 'tls' as const,
                secret: relay.secret,
                ttl: COTURN_TTL_S,
              },
            ],
          }
        : {}),
    },
    keys: { [site.key]: site.secret },
    room: { auto_create: false, empty_timeout: 60, departure_timeout: 20 },
    api: { enable_psrpc_for_get_list_participants: true },
    webhook: {
      api_key: site.key,
      urls: [...site.webhooks],
      filter_params: { exclude_events: ['track_published', 'track_unpublished'] },
    },
    turn:
      relay.kind === 'embedded'
        ? {
            enabled: true,
            domain: relay.domain,
            tls_port: relay.tcpPort,
            external_tls: true,
            udp_port: relay.udpPort,
            relay_range_start: RELAY_PORTS.first,
            relay_range_end: RELAY_PORTS.last,
            bind_addresses: ['0.0.0.0'],
            ttl_seconds: EMBEDDED_TTL_S,
            allow_restricted_peer_cidrs: [`${site.address}/32`],
            // IPv6 as a whole; an IPv4 address in IPv6 clothes counts as IPv4 there.
            deny_peer_cidrs: [...allBut([site.address]), '::/0'],
          }
        : { enabled: false },
    logging: { level: 'warn', pion_level: 'error' },
  };
}
