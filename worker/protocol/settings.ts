import * as v from 'valibot';

/**
 * Where something is, coarse to fine, as "eu" or "eu-pl": continent and country in lower case (request.cf on the edge).
 * Two places are the closer, the more parts they share from the left. Empty: nobody knows.
 */
export const Region = v.pipe(v.string(), v.regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/), v.maxLength(40));

/** One SFU deployment (a node, or a cluster on Redis), as the secret SFU_SITES lists them (JSON array). */
export const Site = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  /** Where browsers connect: a ws(s) URL, or "/" for the page's own origin. */
  url: v.union([v.literal('/'), v.pipe(v.string(), v.regex(/^wss?:\/\//))]),
  /** Where the objects reach the SFU's API: an http(s) URL. */
  api: v.pipe(v.string(), v.regex(/^https?:\/\//)),
  key: v.pipe(v.string(), v.minLength(3)),
  secret: v.pipe(v.string(), v.minLength(32)),
  region: v.optional(Region, ''),
  /** Packets per second, in and out, that it carries well (docs/FLEET.md). */
  capacity: v.optional(v.pipe(v.number(), v.minValue(1)), 100_000),
  /**
   * Where its nodes tell their packet counters (Prometheus text; a URL may carry user:password@), one each. Without, its
   * load is estimated from its rooms.
   */
  metrics: v.optional(v.array(v.pipe(v.string(), v.regex(/^https?:\/\//))), []),
});
export const Sites = v.pipe(v.array(Site), v.minLength(1));

/** One host, as the secret HOST_KEYS lists them (JSON array). */
export const HostKey = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** SHA-256 of the normalised key, 64 hex digits. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export const HostKeys = v.array(HostKey);

/** SHA-256 of the keys of those who may see and change the fleet, as the secret OPERATOR_KEYS lists them (JSON array). */
export const OperatorKeys = v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)));

/** An origin as browsers write it (RFC 6454 §6.2): by HTTPS, or of the machine itself, where embedding is tried out. */
const Embedder = v.pipe(
  v.string(),
  v.regex(/^(https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?$/),
);

/** Whose pages may show ours in a frame, as the setting EMBEDDERS lists them: origins with commas between them. */
export const Embedders = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((origin) => origin.trim())),
  v.transform((origins) => origins.filter((origin) => origin !== '')),
  v.array(Embedder),
);

export type Site = v.InferOutput<typeof Site>;
export type HostKey = v.InferOutput<typeof HostKey>;
