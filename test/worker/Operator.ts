import * as v from 'valibot';
import type { ErrorBody } from '../../worker/protocol/errors.ts';
import { FleetStatus, type SiteStatus } from '../../worker/protocol/fleet.ts';
import { ORIGIN, worker } from './Client.ts';

/** The key of the one operator whom vitest.config.ts knows. */
export const OPERATOR_KEY = 'narada-operator-of-the-tests';

type Answer = { status: number; code: string | null; text: string };

/** Whoever runs the deployment, or says so. */
export class Operator {
  readonly #headers: Readonly<Record<string, string>>;

  constructor(headers: Readonly<Record<string, string>> = { Authorization: `Bearer ${OPERATOR_KEY}` }) {
    this.#headers = headers;
  }

  async ask(method: string, path: string, body?: string): Promise<Answer> {
    const init = { method, headers: this.#headers, ...(body === undefined ? {} : { body }) };
    const response = await worker.fetch(`${ORIGIN}/api${path}`, init);
    const text = await response.text();
    return { status: response.status, code: response.ok ? null : codeOf(text), text };
  }

  async status(): Promise<FleetStatus> {
    const { text } = await this.ask('GET', '/fleet');
    return v.parse(v.pipe(v.string(), v.parseJson(), FleetStatus), text);
  }

  async site(id: string): Promise<SiteStatus | undefined> {
    return (await this.status()).sites.find((site) => site.id === id);
  }

  add(site: unknown): Promise<Answer> {
    return this.ask('POST', '/fleet/sites', JSON.stringify(site));
  }

  drain(id: string): Promise<Answer> {
    return this.ask('POST', `/fleet/sites/${id}/drain`);
  }

  undrain(id: string): Promise<Answer> {
    return this.ask('POST', `/fleet/sites/${id}/undrain`);
  }

  remove(id: string): Promise<Answer> {
    return this.ask('DELETE', `/fleet/sites/${id}`);
  }
}

const codeOf = (text: string) => (JSON.parse(text) as ErrorBody).error.code;
