import { watchSite } from '../services/siteWatch.ts';

/** What the Fleet needs of the outside, so that a test can stand in for it. */
export interface FleetPorts {
  readonly watch: typeof watchSite;
  now(): number;
}

export const realFleetPorts: FleetPorts = { watch: watchSite, now: Date.now };
