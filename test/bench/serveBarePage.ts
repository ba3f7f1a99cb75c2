import { fileURLToPath } from 'node:url';
import { servePage } from '../support/servePage.ts';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the pages that have nothing but livekit-client, from the same source as the product has it, and serves them:
 * `/` for the way in, `/stage.html` for many tiles.
 */
export function serveBarePage(outDir: string): Promise<{ url: string; close(): Promise<void> }> {
  return servePage({
    configFile: false,
    root: file('bare/'),
    logLevel: 'warn',
    resolve: { alias: { 'livekit-client': file('../../node_modules/livekit-client/src/index.ts') } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: [file('bare/index.html'), file('bare/stage.html')] },
    },
  });
}
