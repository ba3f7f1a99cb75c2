import { cloudflareTest } from '@cloudflare/vitest-plugin';
import preact from '@preact/preset-vite';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The one host of the worker tests: name "Ada", key "0123456789abcdefghjkmnpqrstvwxyz" (32 characters of a host key's alphabet). */
const hostKeys = [
  { name: 'Ada', sha256: createHash('sha256').update('0123456789abcdefghjkmnpqrstvwxyz').digest('hex') },
];
/** The one operator of the worker tests: key "narada-operator-of-the-tests". */
const operatorKeys = [createHash('sha256').update('narada-operator-of-the-tests').digest('hex')];
/** Port 9 is "discard": nothing answers there. Tests hand the objects an SFU of their own. */
const sites = [
  {
    id: 'test',
    url: '/',
    api: 'http://127.0.0.1:9',
    key: 'testkey',
    secret: 'a-secret-of-the-tests-of-40-characters..',
  },
];

/** Named *.real.test.ts: starts real processes (the runner, workerd, the SFU), so `npm test` runs it and `npm run check` does not. */
const real = 'test/{infra,bots,bench,soak,fuzz,attack}/**/*.real.test.ts';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const inNode = (name: string) => ({
  test: { name, environment: 'node', include: [`test/${name}/**/*.test.ts`], exclude: [real] },
});

export default defineConfig({
  test: {
    projects: [
      // The model runs the objects' own code in Node.
      {
        ...inNode('domain'),
        resolve: { alias: { 'cloudflare:workers': file('test/domain/model/cloudflareWorkers.ts') } },
      },
      inNode('architecture'),
      inNode('infra'),
      inNode('soak'),
      inNode('bench'),
      inNode('fuzz'),
      inNode('attack'),
      {
        test: {
          name: 'real',
          environment: 'node',
          include: [real],
          globalSetup: './test/support/buildPrograms.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 900_000,
        },
      },
      {
        plugins: [preact()],
        resolve: {
          alias: {
            'livekit-client': file('node_modules/livekit-client/src/index.ts'),
          },
        },
        test: {
          name: 'web',
          environment: 'happy-dom',
          include: ['test/web/**/*.test.{ts,tsx}'],
          // One window and one module each for all files, which each leaves as it was: a window of its own for each of them
          // costs four times what all the tests cost.
          isolate: false,
        },
      },
      {
        plugins: [
          cloudflareTest({
            main: './test/worker/entry.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                SFU_SITES: JSON.stringify(sites),
                HOST_KEYS: JSON.stringify(hostKeys),
                OPERATOR_KEYS: JSON.stringify(operatorKeys),
                PEPPER: 'pepper-of-the-tests-of-40-characters....',
                SESSION_SECRET: 'session-secret-of-the-tests-of-40-chars.',
              },
            },
          }),
        ],
        test: { name: 'worker', include: ['test/worker/**/*.test.ts'] },
      },
    ],
  },
});
