import { FleetView } from '../services/FleetView.ts';
import { readSettings, type Settings } from '../services/settings.ts';
import type { ObjectBindings } from './bindings.ts';

/** The one Fleet of a deployment. */
export const fleetStub = (env: ObjectBindings) => env.FLEET.get(env.FLEET.idFromName('fleet'));

let known: { settings: Settings; view: FleetView } | null = null;

/** What this isolate knows of the Fleet. */
export function fleetView(env: ObjectBindings): FleetView {
  const settings = readSettings(env);
  if (known?.settings !== settings) known = { settings, view: new FleetView(settings.sites) };
  return known.view;
}
