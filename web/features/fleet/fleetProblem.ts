import type { FleetWords } from '../../i18n/fleet/en.ts';
import type { FleetRefusal } from './fleetApi.ts';

/** What a refusal means and what to do next. */
export function fleetProblem(code: FleetRefusal, { problems }: FleetWords): string {
  const table: Partial<Record<string, string>> = problems;
  return table[code] ?? problems.other;
}
