import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { servePage } from '../servePage.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Every screen with fakes behind it, at `url?screen=NAME` (screens.tsx), built as the product is. */
export async function startGallery(): Promise<{ url: string; stop(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'narada-gallery-'));
  const { url, close } = await servePage({
    root: path('.'),
    configFile: path('../../../vite.config.ts'),
    publicDir: path('../../../web/public'),
    logLevel: 'error',
    build: { outDir, rolldownOptions: { output: { codeSplitting: { groups: [] } } } },
  });
  return {
    url,
    async stop() {
      await close();
      await rm(outDir, { recursive: true });
    },
  };
}
