import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The box's entry as one module for workerd. */
export default defineConfig({
  root: here('box'),
  publicDir: false,
  build: {
    outDir: here('../dist/front'),
    emptyOutDir: true,
    target: 'es2023',
    minify: false,
    lib: { entry: here('box/front.ts'), formats: ['es'], fileName: () => 'front.js' },
  },
});
