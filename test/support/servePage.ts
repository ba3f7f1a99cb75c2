import { build, preview, type InlineConfig } from 'vite';

/** Builds a page with vite and serves what came out. `config.build.outDir` is the caller's to remove. */
export async function servePage(config: InlineConfig): Promise<{ url: string; close(): Promise<void> }> {
  await build(config);
  // Port 0 would be taken for "not set": ask for any of the high ones and let vite move on where it is taken.
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 20_000 + (process.pid % 10_000) } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('A page that was built is not served.');
  return { url, close: () => server.close() };
}
