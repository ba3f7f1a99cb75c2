import type { TextBindings } from '../services/settings.ts';
import type { Attempts } from './Attempts.ts';
import type { Fleet } from './Fleet.ts';
import type { Meeting } from './Meeting.ts';

/** What the objects find in their environment. */
export interface ObjectBindings extends TextBindings {
  readonly MEETING: DurableObjectNamespace<Meeting>;
  readonly FLEET: DurableObjectNamespace<Fleet>;
  readonly KEY_ATTEMPTS: DurableObjectNamespace<Attempts>;
}
