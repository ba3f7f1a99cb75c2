import * as v from 'valibot';
import type { ErrorCode } from '../../../worker/protocol/errors.ts';
import { FleetStatus } from '../../../worker/protocol/fleet.ts';

/** What the operator does to a site. */
export type SiteAction = 'drain' | 'undrain' | 'remove';
/** Why something was not done; offline: nobody answered. */
export type FleetRefusal = ErrorCode | 'offline';
export type FleetAnswer<T> = { ok: true; value: T } | { ok: false; code: FleetRefusal };

export interface FleetApi {
  status(): Promise<FleetAnswer<FleetStatus>>;
  change(action: SiteAction, site: string): Promise<FleetAnswer<unknown>>;
}

/** A server that says nothing for so long will not say anything, ms. A look at a dead site takes four seconds. */
const PATIENCE_MS = 10_000;
const Refused = v.object({ error: v.object({ code: v.custom<ErrorCode>((code) => typeof code === 'string') }) });

/** What may stand in the Authorization header (RFC 6750, b64token, generously). */
export const isKey = (text: string): boolean => /^[\x21-\x7e]{1,200}$/.test(text);

/** /api/fleet (docs/PROTOCOL.md) with one operator's key, which goes into one header and nowhere else. */
export function fleetApi(fetcher: typeof fetch, key: string): FleetApi {
  const ask = async (method: string, path: string): Promise<FleetAnswer<unknown>> => {
    try {
      const response = await fetcher(`/api/fleet${path}`, {
        method,
        headers: { Authorization: `Bearer ${key}` },
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const body: unknown = await response.json().catch(() => null);
      if (response.ok) return { ok: true, value: body };
      const refused = v.safeParse(Refused, body);
      return { ok: false, code: refused.success ? refused.output.error.code : 'internal' };
    } catch {
      return { ok: false, code: 'offline' };
    }
  };
  return {
    async status() {
      const answer = await ask('GET', '');
      if (!answer.ok) return answer;
      const status = v.safeParse(FleetStatus, answer.value);
      return status.success ? { ok: true, value: status.output } : { ok: false, code: 'internal' };
    },
    change(action, site) {
      const path = `/sites/${encodeURIComponent(site)}`;
      return action === 'remove' ? ask('DELETE', path) : ask('POST', `${path}/${action}`);
    },
  };
}
