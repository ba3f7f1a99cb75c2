import * as v from 'valibot';
import { FleetStatus } from '../../worker/protocol/fleet.ts';
import { fail, reason, succeed, type Result } from '../runner/result.ts';

const PATIENCE_MS = 10_000;
const Refusal = v.object({ error: v.object({ code: v.string(), message: v.string() }) });

/** The operator's side of /api/fleet (docs/PROTOCOL.md). */
export class FleetApi {
  readonly #url: string;
  readonly #key: string;

  /** `url`: of the deployment, with or without a slash at the end. */
  constructor(url: string, key: string) {
    this.#url = url.replace(/\/+$/, '');
    this.#key = key;
  }

  async status(): Promise<Result<FleetStatus>> {
    const answer = await this.#ask('GET', '');
    if (!answer.ok) return answer;
    const status = v.safeParse(FleetStatus, answer.value);
    return status.success ? succeed(status.output) : fail('fleet', `${this.#url} does not answer as a fleet does`);
  }

  /** `description`: JSON of a Site, as docs/FLEET.md shows one. */
  add(description: string): Promise<Result<unknown>> {
    return this.#ask('POST', '/sites', description);
  }

  drain(id: string): Promise<Result<unknown>> {
    return this.#ask('POST', `/sites/${encodeURIComponent(id)}/drain`);
  }

  undrain(id: string): Promise<Result<unknown>> {
    return this.#ask('POST', `/sites/${encodeURIComponent(id)}/undrain`);
  }

  remove(id: string): Promise<Result<unknown>> {
    return this.#ask('DELETE', `/sites/${encodeURIComponent(id)}`);
  }

  async #ask(method: string, path: string, body?: string): Promise<Result<unknown>> {
    try {
      const answer = await fetch(`${this.#url}/api/fleet${path}`, {
        method,
        headers: { Authorization: `Bearer ${this.#key}` },
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(body === undefined ? {} : { body }),
      });
      const said: unknown = await answer.json().catch(() => null);
      if (answer.ok) return succeed(said);
      const refusal = v.safeParse(Refusal, said);
      return fail(
        'fleet',
        refusal.success
          ? `${refusal.output.error.code}: ${refusal.output.error.message}`
          : `${this.#url} answered ${answer.status}`,
      );
    } catch (error) {
      return fail('fleet', `${this.#url} does not answer (${reason(error)}). Is it running?`);
    }
  }
}
