import * as v from 'valibot';

const ipv4 = v.pipe(v.string(), v.ipv4());
const domain = v.pipe(v.string(), v.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
/** Goes into quoted and unquoted places of four file formats, so it is letters, digits and - _ + = / only. */
const secret = v.pipe(v.string(), v.regex(/^[\w+=/-]{32,256}$/));
const path = v.pipe(v.string(), v.regex(/^\/[\w./-]+$/));
const word = v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/));

/**
 * The relay for people whose firewall lets nothing but TCP 443 out. embedded: livekit-server's own, behind the proxy that
 * shares 443. coturn: a machine or at least an address of its own, listening on 443 itself.
 */
const Relay = v.variant('kind', [
  v.strictObject({
    kind: v.literal('embedded'),
    /** Its name in DNS, pointing to the site's address. */
    domain,
    udpPort: v.optional(port, 3478),
    /** Plain TCP, for the proxy. */
    tcpPort: v.optional(port, 5349),
  }),
  v.strictObject({
    kind: v.literal('coturn'),
    domain,
    /** Its IPv4 address. */
    address: ipv4,
    /** Shared with the SFU, which makes credentials from it. */
    secret,
    udpPort: v.optional(port, 3478),
    tlsPort: v.optional(port, 443),
    certificate: path,
    key: path,
  }),
]);

/** One SFU site with an address on the internet, as its operator describes it: the input of `sfu-config/render.ts`. */
export const SiteSettings = v.strictObject({
  /** Its name in DNS; its page for browsers is wss://NAME. */
  domain,
  /** By which the world reaches it. */
  address: ipv4,
  /** Of its network interface, where that is another one (NAT one to one, as at most clouds). */
  localAddress: v.optional(ipv4),
  /** The network interface, as "eth0". */
  interface: v.pipe(v.string(), v.regex(/^[\w.@-]{1,15}$/)),
  /** As in SFU_SITES. */
  key: word,
  secret,
  /** Narada's /api/sfu/events. */
  webhooks: v.array(v.pipe(v.string(), v.url())),
  /** Narada's /api/sfu/admit, which the proxy asks before it passes signalling on; null: nobody is asked. */
  admission: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^https?:\/\/[\w.-]+(:\d+)?\/[\w./-]*$/))), null),
  /** PEM: the authorities that vouch for Narada's certificate, where those of the system do not. */
  authorities: v.optional(path),
  ports: v.optional(
    v.strictObject({
      /** Signalling and API, on loopback. */
      signal: v.optional(port, 7880),
      udp: v.optional(port, 7882),
      /** ICE over TCP. */
      tcp: v.optional(port, 7881),
      /** Prometheus, on loopback. */
      metrics: v.optional(port, 6789),
      /** Signalling and TURN over TLS. */
      https: v.optional(port, 443),
    }),
    {},
  ),
  /** Who may read the packet counters. */
  metrics: v.strictObject({ username: word, password: secret }),
  relay: Relay,
  /** For a site of several nodes. */
  redis: v.optional(v.nullable(v.strictObject({ address: v.string(), password: v.optional(v.string()) })), null),
  /** PEM: certificate chain and key in one file, for the names of the site and of its embedded relay. */
  certificate: path,
  /** CIDRs from which the control plane may come; its calls are signed anyway. */
  controlFrom: v.optional(v.array(v.pipe(v.string(), v.regex(/^[\d.]+\/\d+$/))), ['0.0.0.0/0']),
});
export type SiteSettings = v.InferOutput<typeof SiteSettings>;
