import { cloudflare } from '@cloudflare/vite-plugin';
import preact from '@preact/preset-vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig(({ command, mode }) => ({
  root: 'web',
  plugins: [
    preact(),
    ...(command === 'serve' && mode !== 'test' ? [cloudflare({ configPath: '../wrangler.toml' })] : []),
  ],
  resolve: {
    // The shipped source bundles 11 % smaller than the shipped bundle.
    alias: { 'livekit-client': fileURLToPath(new URL('node_modules/livekit-client/src/index.ts', import.meta.url)) },
  },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
  },
}));
