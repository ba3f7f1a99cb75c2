import * as v from 'valibot';

/** One SFU deployment, as the secret SFU_SITES lists them (JSON array). */
export const Site = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  /** Where browsers connect: a ws(s) URL, or "/" for the page's own origin. */
  url: v.union([v.literal('/'), v.pipe(v.string(), v.regex(/^wss?:\/\//))]),
  /** Where the objects reach the SFU's API: an http(s) URL. */
  api: v.pipe(v.string(), v.regex(/^https?:\/\//)),
  key: v.pipe(v.string(), v.minLength(3)),
  secret: v.pipe(v.string(), v.minLength(32)),
});
export const Sites = v.pipe(v.array(Site), v.minLength(1));

/** One host, as the secret HOST_KEYS lists them (JSON array). */
export const HostKey = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** SHA-256 of the normalised key, 64 hex digits. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export const HostKeys = v.array(HostKey);

export type Site = v.InferOutput<typeof Site>;
export type HostKey = v.InferOutput<typeof HostKey>;
