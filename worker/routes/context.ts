import type { Env } from '../services/settings.ts';
import type { Settings } from '../services/settings.ts';

/** Hono's types for this Worker: its bindings, and the settings that were read from them. */
export interface HonoEnv {
  Bindings: Env;
  Variables: { settings: Settings };
}
