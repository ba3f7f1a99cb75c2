import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the pages that have nothing but livekit-client, from the same source as the product has it, and serves them:
 * `/` for the way in, `/stage.html` for many tiles.
 */
export async function serveBarePage(outDir: string): Promise<{ url: string; close(): Promise<void> }> {
  const config = {
    configFile: false as const,
    root: file('bare/'),
    logLevel: 'warn' as const,
    resolve: { alias: { 'livekit-client': file('../../node_modules/livekit-client/src/index.ts') } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: [file('bare/index.html'), file('bare/stage.html')] },
    },
  };
  await build(config);
  // Port 0 would be taken for "not set": ask for any of the high ones and let vite move on where it is taken.
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 20_000 + (process.pid % 10_000) } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The bare page is not served.');
  return { url, close: () => server.close() };
}
