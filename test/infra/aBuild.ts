import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A worker that tells what it was given, in place of the real one. */
const WORKER = `
export class Meeting {}
export default {
  async fetch(request, env) {
    if (new URL(request.url).pathname === '/api/health') return Response.json({ ok: true });
    const { MEETING, ...bindings } = env;
    return Response.json({ bindings, address: request.headers.get('CF-Connecting-IP'), headers: [...request.headers.keys()] });
  },
};
`;

/** A livekit-server that answers its health check, or dies at once while the file "die" lies beside it. */
const SFU = `#!${process.execPath}
const { existsSync, readFileSync } = require('node:fs');
if (process.argv.includes('--version')) { console.log('livekit-server version 1.13.5'); process.exit(0); }
if (existsSync(__dirname + '/die')) { console.log('ERROR cannot live like this'); process.exit(3); }
const port = Number(/^port: (\\d+)$/m.exec(readFileSync(process.argv[3], 'utf8'))[1]);
require('node:http').createServer((request, response) => response.end('OK ' + request.url)).listen(port, '127.0.0.1');
// As the real one: the first SIGTERM waits for participants, the second goes.
let asked = 0;
process.on('SIGTERM', () => { if (++asked === 2) process.exit(0); });
`;

/** The box's real entry, a pretended worker, page and livekit-server. */
export async function aBuild(folder: string): Promise<{ dist: string; sfu: string; die: string }> {
  const dist = join(folder, 'dist');
  for (const part of ['web/assets', 'worker']) mkdirSync(join(dist, part), { recursive: true });
  writeFileSync(join(dist, 'web/index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(dist, 'web/assets/main-1.js'), 'export {};');
  writeFileSync(join(dist, 'worker/index.js'), WORKER);
  await build({
    configFile: fileURLToPath(new URL('../../infra/front.vite.config.ts', import.meta.url)),
    build: { outDir: join(dist, 'front') },
    logLevel: 'warn',
  });
  const sfu = join(folder, 'sfu.cjs');
  writeFileSync(sfu, SFU);
  chmodSync(sfu, 0o755);
  return { dist, sfu, die: join(folder, 'die') };
}
