import * as v from 'valibot';

const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const seconds = v.pipe(v.number(), v.integer(), v.minValue(1));
/** IPv4 and a port. */
const hostAndPort = v.pipe(v.string(), v.regex(/^\d+(\.\d+){3}:\d+$/));
const atLeastOne = v.pipe(v.array(v.string()), v.minLength(1));

/** An external TURN server, with credentials that the SFU makes for each participant (coturn's use-auth-secret). */
const TurnServer = v.strictObject({
  host: v.string(),
  port,
  protocol: v.picklist(['udp', 'tcp', 'tls']),
  secret: v.pipe(v.string(), v.minLength(32)),
  ttl: seconds,
});

/** The embedded TURN server. */
const Turn = v.variant('enabled', [
  v.strictObject({ enabled: v.literal(false) }),
  v.strictObject({
    enabled: v.literal(true),
    domain: v.string(),
    /** Where it listens; browsers are always sent to 443, so something there has to pass it on. */
    tls_port: port,
    /** True: whatever listens on 443 ends TLS, and what comes here is plain TCP. */
    external_tls: v.literal(true),
    udp_port: port,
    relay_range_start: port,
    relay_range_end: port,
    bind_addresses: atLeastOne,
    ttl_seconds: seconds,
    /** Relayed to although private; only ever the SFU's own address. */
    allow_restricted_peer_cidrs: v.array(v.string()),
    deny_peer_cidrs: atLeastOne,
  }),
]);

/**
 * livekit.yaml as far as Narada sets it. Strict, as livekit-server itself is: a key that it does not know is refused
 * here before a process dies of it. Names and units are those of livekit-server 1.13 (pkg/config/config.go).
 */
export const SfuConfig = v.strictObject({
  /** HTTP: signalling, API. */
  port,
  /** Where `port` listens. Never a public address: whatever is in front passes /rtc on and nothing else. */
  bind_addresses: atLeastOne,
  /** Packet counters, on `bind_addresses` too. */
  prometheus: v.optional(v.strictObject({ port, username: v.string(), password: v.pipe(v.string(), v.minLength(16)) })),
  /** Makes several nodes one site. */
  redis: v.optional(
    v.strictObject({ address: v.string(), username: v.optional(v.string()), password: v.optional(v.string()) }),
  ),
  rtc: v.strictObject({
    udp_port: port,
    /** Listens on all addresses of the machine, whatever `ips` says. 0: no ICE over TCP. */
    tcp_port: v.union([port, v.literal(0)]),
    use_external_ip: v.boolean(),
    use_ice_lite: v.boolean(),
    enable_loopback_candidate: v.boolean(),
    /** CIDRs of the addresses that media may use; all others of the machine stay unused. */
    ips: v.strictObject({ includes: atLeastOne }),
    /** Interfaces that media may use. With node_ip on a machine of several, ICE over TCP never answers without it. */
    interfaces: v.optional(v.strictObject({ includes: atLeastOne })),
    /** The public address, written over those of the machine (NAT one to one) and told as that of the relay. */
    node_ip: v.optional(v.pipe(v.string(), v.ipv4())),
    /** Never empty: browsers would be sent to the public servers of third parties. */
    stun_servers: v.pipe(v.array(hostAndPort), v.minLength(1)),
    turn_servers: v.optional(v.array(TurnServer)),
  }),
  /** One pair a site: with several the server signs its webhooks with an arbitrary one. */
  keys: v.record(v.string(), v.pipe(v.string(), v.minLength(32))),
  room: v.strictObject({
    /** False: a token of a meeting that has ended cannot bring its room back. */
    auto_create: v.literal(false),
    empty_timeout: seconds,
    departure_timeout: seconds,
  }),
  api: v.strictObject({
    /** True: ListParticipants answers from the room and not from the store, which lags behind. */
    enable_psrpc_for_get_list_participants: v.literal(true),
  }),
  webhook: v.strictObject({
    api_key: v.string(),
    urls: v.array(v.pipe(v.string(), v.url())),
    filter_params: v.strictObject({ exclude_events: v.array(v.string()) }),
  }),
  turn: Turn,
  logging: v.strictObject({ level: v.picklist(['info', 'warn', 'error']), pion_level: v.literal('error') }),
});
export type SfuConfig = v.InferOutput<typeof SfuConfig>;
