import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findChromium } from '../support/findChromium.ts';

/** What takes long is done once, before the first test's clock runs: the browser and the build. */
export default async function globalSetup(): Promise<void> {
  const { executable, how } = await findChromium();
  console.log(`Chromium: ${executable} (${how})`);
  await promisify(execFile)('npm', ['run', 'build'], { maxBuffer: 1e8 });
}
