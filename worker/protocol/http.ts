import * as v from 'valibot';

/** POST /api/host/session → 200 Me and a cookie, or an ErrorBody. */
export const SignIn = v.object({
  hostName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  hostKey: v.pipe(v.string(), v.maxLength(200)),
});

/** GET /api/me, and the answer of POST and DELETE /api/host/session: what this device is to the deployment. */
export const Me = v.object({
  host: v.nullable(v.object({ name: v.string() })),
  /** The page is served with a self-signed certificate for tests on a local network; it says so. */
  testCertificate: v.boolean(),
});

/** GET /api/sfu/admit → 200, or 403 and an ErrorBody. unknown: not a token of ours, or of no meeting of ours. */
export interface Admission {
  admission: 'yes' | 'unknown';
}

export type SignIn = v.InferOutput<typeof SignIn>;
export type Me = v.InferOutput<typeof Me>;
