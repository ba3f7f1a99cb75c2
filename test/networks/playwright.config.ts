import { defineConfig } from '@playwright/test';
import type { NetworkOptions } from './fixtures.ts';

/** Real networks on this machine: for root on Linux, with the programs that the reason for skipping names. */
export default defineConfig<object, NetworkOptions>({
  testDir: '.',
  outputDir: '../../test-results/networks',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: '../../test-results/networks.json' }]],
  projects: [
    { name: 'embedded relay', use: { relay: 'embedded' } },
    // What differs is the relay, so what goes through it is enough.
    { name: 'coturn', use: { relay: 'coturn' }, grep: /@relay/ },
  ],
});
