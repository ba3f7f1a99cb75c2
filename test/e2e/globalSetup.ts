import { fileURLToPath } from 'node:url';
import { buildApp } from '../../infra/runner/buildApp.ts';
import { startGuard } from '../../infra/runner/guard.ts';
import { findChromium } from '../support/findChromium.ts';

/** What takes long is done once, before the first test's clock runs: the browser and the build. */
export default async function globalSetup(): Promise<void> {
  const { executable, how } = await findChromium();
  console.log(`Chromium: ${executable} (${how})`);
  const guard = startGuard();
  const signal = AbortSignal.timeout(5 * 60_000);
  const built = await buildApp(fileURLToPath(new URL('../../', import.meta.url)), { guard, signal, say: console.log });
  guard.release();
  if (!built.ok) throw new Error(built.message);
}
