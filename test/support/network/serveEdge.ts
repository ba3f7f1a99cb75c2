import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import * as v from 'valibot';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';

/**
 * The edge, to be run in a namespace: `node serveEdge.ts SETTINGS.json`. The built bundle in Miniflare with the bindings
 * of wrangler.toml, on loopback. Says "ready" and serves until it is killed.
 */
const Settings = v.object({
  port: v.number(),
  /** Folder of the built client, and file of the worker's bundle. */
  web: v.string(),
  worker: v.string(),
  bindings: v.record(v.string(), v.string()),
});
const { port, web, worker, bindings } = v.parse(Settings, JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));

const repository = new URL('../../../', import.meta.url);
// The rules say how wrangler would bundle; the bundle is here already.
const {
  modulesRules: _,
  assets,
  ...bound
} = unstable_getMiniflareWorkerOptions(fileURLToPath(new URL('wrangler.toml', repository))).workerOptions;
const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    ...bound,
    modules: true,
    scriptPath: worker,
    modulesRoot: dirname(worker),
    ...(assets ? { assets: { ...assets, directory: web } } : {}),
    bindings,
    host: '127.0.0.1',
    port,
  }),
);
await miniflare.ready;
console.log('ready');
