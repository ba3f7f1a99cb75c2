import { startGuard } from '../../infra/runner/guard.ts';
import { buildGo } from './buildGo.ts';

/** What takes long the first time is done before the first test's clock runs. */
export async function setup(): Promise<void> {
  const guard = startGuard();
  for (const program of ['bots', 'bench/load'] as const) await buildGo(program, guard);
  guard.release();
}
