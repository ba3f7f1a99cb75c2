import * as v from 'valibot';

const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const seconds = v.pipe(v.number(), v.integer(), v.minValue(1));
/** IPv4 and a port. */
const hostAndPort = v.pipe(v.string(), v.regex(/^\d+(\.\d+){3}:\d+$/));

/**
 * livekit.yaml as far as Narada sets it. Strict, as livekit-server itself is: a key that it does not know is refused
 * here before a process dies of it. Names and units are those of livekit-server 1.13 (pkg/config/config.go).
 */
export const SfuConfig = v.strictObject({
  /** HTTP: signalling, API. */
  port,
  /** Where `port` listens. Never a public address: whatever is in front passes /rtc on and nothing else. */
  bind_addresses: v.pipe(v.array(v.string()), v.minLength(1)),
  rtc: v.strictObject({
    udp_port: port,
    /** Listens on all addresses of the machine, whatever `ips` says. 0: no ICE over TCP. */
    tcp_port: v.union([port, v.literal(0)]),
    use_external_ip: v.boolean(),
    use_ice_lite: v.boolean(),
    enable_loopback_candidate: v.boolean(),
    /** CIDRs of the addresses that media may use; all others of the machine stay unused. */
    ips: v.strictObject({ includes: v.pipe(v.array(v.string()), v.minLength(1)) }),
    /** Never empty: browsers would be sent to the public servers of third parties. */
    stun_servers: v.pipe(v.array(hostAndPort), v.minLength(1)),
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
  turn: v.strictObject({ enabled: v.literal(false) }),
  logging: v.strictObject({ level: v.picklist(['info', 'warn', 'error']), pion_level: v.literal('error') }),
});
export type SfuConfig = v.InferOutput<typeof SfuConfig>;
