import type { ObjectBindings } from '../objects/bindings.ts';
import type { Settings } from '../services/settings.ts';

export interface Bindings extends ObjectBindings {
  /** The platform's rate limit in front of the host sign-in; absent on the box. */
  readonly ATTEMPTS?: RateLimit;
  /** The client's files, on the edge. */
  readonly ASSETS?: Fetcher;
}

/** Hono's types for this Worker: its bindings, and the settings that were read from them. */
export interface HonoEnv {
  Bindings: Bindings;
  Variables: { settings: Settings };
}
