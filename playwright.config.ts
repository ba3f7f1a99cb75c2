import { defineConfig } from '@playwright/test';
import type { Way } from './test/e2e/fixtures.ts';

export default defineConfig<object, { way: Way }>({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './test/e2e/globalSetup.ts',
  // Every test has real media; two at once on a small machine would measure each other.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'box', use: { way: 'box' }, grepInvert: /@long/ },
    // What takes long, or more pages than two cores carry with ease: `npm run test:long`.
    { name: 'long', use: { way: 'box' }, grep: /@long/ },
    // The same bundle with the edge's bindings, and vite's: the main job is enough to show that it stands there too.
    { name: 'edge', use: { way: 'edge' }, grep: /@everywhere/ },
    { name: 'dev', use: { way: 'dev' }, grep: /@everywhere/ },
  ],
});
