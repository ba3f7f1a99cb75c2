import type { ErrorCode } from '../../../worker/protocol/errors.ts';
import { ERROR_STATUS } from '../../../worker/protocol/errors.ts';
import type { FleetStatus, SiteStatus } from '../../../worker/protocol/fleet.ts';

export const FLEET_KEY = 'the-operator-key';

export const aSiteStatus = (id: string, over: Partial<SiteStatus> = {}): SiteStatus => {
  const sizes = over.sizes ?? [];
  return {
    id,
    url: `wss://${id}.example`,
    region: 'eu-pl',
    capacity: 100_000,
    state: 'up',
    since: Date.now() - 3 * 3_600_000,
    reason: null,
    load: 0,
    loadSource: 'measured',
    meetings: sizes.length,
    participants: sizes.reduce((sum, size) => sum + size, 0),
    sizes,
    polledAt: Date.now() - 2_000,
    ...over,
  };
};

/** The fleet's API as a page hears it. */
export class FakeFleet {
  status: FleetStatus;
  /** Whether anybody answers. */
  online = true;
  /** The code of the next refusal. */
  refusing: ErrorCode | null = null;
  /** Method and path of what was asked. */
  readonly asked: string[] = [];
  /** Everything else that came along. */
  readonly requests: { url: string; init: RequestInit }[] = [];
  /** Answers wait for this. */
  gate: Promise<void> = Promise.resolve();

  constructor(...sites: SiteStatus[]) {
    this.status = { sites, watching: true };
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = typeof input === 'string' ? input : '';
    const method = init.method ?? 'GET';
    this.asked.push(`${method} ${url}`);
    this.requests.push({ url, init });
    await this.gate;
    if (!this.online) throw new TypeError('Failed to fetch');
    if (new Headers(init.headers).get('Authorization') !== `Bearer ${FLEET_KEY}`) return refuse('operator_only');
    if (method === 'GET') return this.refusing ? this.#refuse(this.refusing) : Response.json(this.status);
    return this.refusing ? this.#refuse(this.refusing) : this.#change(url.split('/').slice(4));
  };

  #refuse(code: ErrorCode): Response {
    this.refusing = null;
    return refuse(code);
  }

  #change([id = '', action]: string[]): Response {
    const at = this.status.sites.findIndex((site) => site.id === id);
    const site = this.status.sites[at];
    if (!site) return refuse('site_unknown');
    const now = Date.now();
    if (action === undefined) {
      if (site.participants > 0) return refuse('site_in_use');
      this.status = { ...this.status, sites: this.status.sites.toSpliced(at, 1) };
    } else {
      const changed: SiteStatus =
        action === 'drain'
          ? { ...site, state: 'draining', since: now, reason: 'drained by the operator' }
          : { ...site, state: 'up', since: now, reason: null };
      this.status = { ...this.status, sites: this.status.sites.with(at, changed) };
    }
    return Response.json({ ok: true });
  }
}

function refuse(code: ErrorCode): Response {
  return Response.json({ error: { code, message: '' } }, { status: ERROR_STATUS[code] });
}
