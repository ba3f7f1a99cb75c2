import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Every screen with fakes behind it, at `url?screen=NAME` (screens.tsx), served by vite. */
export async function startGallery(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await createServer({
    root: path('.'),
    configFile: path('../../../vite.config.ts'),
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false },
  });
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  if (!url) throw new Error('The gallery has no address.');
  return { url, stop: () => server.close() };
}
