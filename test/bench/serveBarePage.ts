import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

/** Builds the page that has nothing but livekit-client, from the same source as the product has it, and serves it. */
export async function serveBarePage(outDir: string): Promise<{ url: string; close(): Promise<void> }> {
  const livekit = new URL('../../node_modules/livekit-client/src/index.ts', import.meta.url);
  const config = {
    configFile: false as const,
    root: fileURLToPath(new URL('bare/', import.meta.url)),
    logLevel: 'warn' as const,
    resolve: { alias: { 'livekit-client': fileURLToPath(livekit) } },
    build: { outDir, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  };
  await build(config);
  // Port 0 would be taken for "not set": ask for any of the high ones and let vite move on where it is taken.
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 20_000 + (process.pid % 10_000) } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The bare page is not served.');
  return { url, close: () => server.close() };
}
