import type { SfuConfig } from './SfuConfig.ts';

export interface BoxSfu {
  /** TCP on loopback: signalling and API. */
  signalPort: number;
  udpPort: number;
  /** For browsers on the network whose UDP is blocked; null: none. */
  tcpPort: number | null;
  /** IPv4 of the machine on its network; null where it has none. */
  networkAddress: string | null;
  apiKey: string;
  apiSecret: string;
  webhookUrl: string;
}

/**
 * The SFU of a box: it speaks to workerd beside it over loopback, and to browsers of this machine and its network over
 * the media ports.
 */
export function boxSfuConfig(box: BoxSfu): SfuConfig {
  return {
    port: box.signalPort,
    bind_addresses: ['127.0.0.1'],
    rtc: {
      udp_port: box.udpPort,
      tcp_port: box.tcpPort ?? 0,
      use_external_ip: false,
      // Every browser that can load the page reaches these addresses directly. Lite spares the server's own STUN
      // queries, which a full agent without a fixed node_ip makes.
      use_ice_lite: true,
      enable_loopback_candidate: true,
      // Loopback alone is not enough: Firefox never pairs a loopback address with one that is not. Listed one by one
      // and not as node_ip, which would write one address over all candidates (then ICE over TCP never answers).
      ips: { includes: ['127.0.0.1', ...(box.networkAddress ? [box.networkAddress] : [])].map((ip) => `${ip}/32`) },
      // Nothing answers STUN there and nothing needs to. It only has to be there: see SfuConfig.
      stun_servers: [`${box.networkAddress ?? '127.0.0.1'}:${box.udpPort}`],
    },
    keys: { [box.apiKey]: box.apiSecret },
    room: {
      auto_create: false,
      // A room waits this long for its first person, who is on the way with a token in hand.
      empty_timeout: 60,
      // The meeting deletes its room itself; this is for the case that it cannot.
      departure_timeout: 20,
    },
    api: { enable_psrpc_for_get_list_participants: true },
    webhook: {
      api_key: box.apiKey,
      urls: [box.webhookUrl],
      // Presence is about people; the queue is short and must not fill up with tracks.
      filter_params: { exclude_events: ['track_published', 'track_unpublished'] },
    },
    turn: { enabled: false },
    // At "info" the log holds the addresses and the devices of everybody who joins.
    logging: { level: 'warn', pion_level: 'error' },
  };
}
