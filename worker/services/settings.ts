import * as v from 'valibot';
import type { Policy } from '../domain/state.ts';
import { Embedders, HostKeys, OperatorKeys, Region, Sites, type HostKey, type Site } from '../protocol/settings.ts';

/** The Worker's text bindings. Only `readSettings` looks at them. */
export interface TextBindings {
  readonly SFU_SITES: string;
  readonly HOST_KEYS: string;
  readonly PEPPER: string;
  readonly SESSION_SECRET: string;
  readonly OPERATOR_KEYS?: string;
  readonly REGION?: string;
  /** Who may open a meeting: "anyone" (default) or "hosts". */
  readonly MEETINGS_OPENED_BY?: string;
  /** Seats of a meeting, until its host says otherwise. Default 100. */
  readonly SEAT_LIMIT?: string;
  /** Origins whose pages may show ours in a frame, comma-separated. Default: none. */
  readonly EMBEDDERS?: string;
  readonly TEST_CERTIFICATE?: string;
}

export interface Settings {
  readonly sites: readonly Site[];
  readonly hostKeys: readonly HostKey[];
  /** SHA-256 of each operator's key, hex. */
  readonly operatorKeys: readonly string[];
  /** Where visitors are taken to be, where the platform does not tell. */
  readonly region: string;
  readonly policy: Policy;
  readonly pepper: string;
  readonly sessionSecret: string;
  readonly embedders: readonly string[];
  readonly testCertificate: boolean;
}

/** A binding is missing or unusable. The message names the binding and never its content. */
export class MisconfiguredError extends Error {
  override name = 'MisconfiguredError';
}

const secret = v.pipe(v.string(), v.minLength(32));
const seatLimit = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(2), v.maxValue(500));

function parsed<S extends v.GenericSchema>(binding: string, schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  throw new MisconfiguredError(
    `${binding}${where ? ` at ${where}` : ''}: expected ${issue.expected ?? 'something else'}`,
  );
}

const json = <S extends v.GenericSchema>(schema: S) => v.pipe(v.string(), v.parseJson(), schema);

let known: { env: TextBindings; settings: Settings } | null = null;

/** The Worker's settings, checked whole, once an isolate. Throws MisconfiguredError: nothing starts with half of them. */
export function readSettings(env: TextBindings): Settings {
  if (known?.env === env) return known.settings;
  const settings: Settings = {
    sites: parsed('SFU_SITES', json(Sites), env.SFU_SITES),
    hostKeys: parsed('HOST_KEYS', json(HostKeys), env.HOST_KEYS),
    operatorKeys: parsed('OPERATOR_KEYS', json(OperatorKeys), env.OPERATOR_KEYS ?? '[]'),
    region: parsed('REGION', Region, env.REGION ?? ''),
    policy: {
      opens: parsed('MEETINGS_OPENED_BY', v.picklist(['anyone', 'hosts']), env.MEETINGS_OPENED_BY ?? 'anyone'),
      limit: parsed('SEAT_LIMIT', seatLimit, env.SEAT_LIMIT ?? '100'),
    },
    pepper: parsed('PEPPER', secret, env.PEPPER),
    sessionSecret: parsed('SESSION_SECRET', secret, env.SESSION_SECRET),
    embedders: parsed('EMBEDDERS', Embedders, env.EMBEDDERS ?? ''),
    testCertificate: env.TEST_CERTIFICATE === 'true',
  };
  known = { env, settings };
  return settings;
}
