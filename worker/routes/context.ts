import type { ObjectBindings } from '../objects/bindings.ts';
import type { Settings } from '../services/settings.ts';

export interface Bindings extends ObjectBindings {
  /** The platform's rate limits, in front of whoever tries a key and whoever opens a control socket. */
  readonly ATTEMPTS?: RateLimit;
  readonly ARRIVALS?: RateLimit;
  /** "none" where the platform has no rate limits (a box): the objects' own budgets stand alone then. */
  readonly LIMITS_IN_FRONT?: string;
  /** The client's files, on the edge. */
  readonly ASSETS?: Fetcher;
}

/** Hono's types for this Worker: its bindings, and the settings that were read from them. */
export interface HonoEnv {
  Bindings: Bindings;
  Variables: { settings: Settings };
}
