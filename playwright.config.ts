import { defineConfig } from '@playwright/test';
import type { Way } from './test/e2e/fixtures.ts';

const EVERYWHERE = /@everywhere/;
/** All but the main job of each feature: `npm run test:long`, so that `npm test` takes a quarter of an hour on two cores. */
const LONG = /@long/;
const BOTH = /@everywhere @long/;

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
    { name: 'box', use: { way: 'box' }, grepInvert: LONG },
    // The same bundle with the edge's bindings, and, in the long run, vite's: the main job is enough to show that it stands there too.
    { name: 'edge', use: { way: 'edge' }, grep: EVERYWHERE, grepInvert: LONG },
    { name: 'long', use: { way: 'box' }, grep: LONG },
    { name: 'long edge', use: { way: 'edge' }, grep: BOTH },
    { name: 'long dev', use: { way: 'dev' }, grep: EVERYWHERE },
  ],
});
