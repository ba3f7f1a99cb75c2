import * as v from 'valibot';

/** Cloudflare's word for where a request comes from: two-letter codes (IncomingRequestCfProperties). */
const Origin = v.object({ continent: v.string(), country: v.string() });

/** "eu-pl"; null where the platform does not tell. */
export function regionOf(cf: unknown): string | null {
  const parsed = v.safeParse(Origin, cf);
  if (!parsed.success) return null;
  return `${parsed.output.continent}-${parsed.output.country}`.toLowerCase();
}
