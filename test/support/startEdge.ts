import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { sfuConfigOf, workerBindings } from '../../infra/runner/boxConfigs.ts';
import { startChild } from '../../infra/runner/child.ts';
import { startGuard } from '../../infra/runner/guard.ts';
import { addHostKey, readHostKeys } from '../../infra/runner/hostKeys.ts';
import { networkAddresses } from '../../infra/runner/networkAddress.ts';
import { hashOperatorKey } from '../../infra/runner/operatorKey.ts';
import { reservePorts } from '../../infra/runner/ports.ts';
import type { Result } from '../../infra/runner/result.ts';
import { loadSecrets } from '../../infra/runner/secrets.ts';
import { STOP_SFU, stopChild } from '../../infra/runner/stopChild.ts';
import { answersOk, waitUntil } from '../../infra/runner/waitUntil.ts';
import { findTestSfu } from './findTestSfu.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const loopback = ['127.0.0.1'];
const HOST = 'Ada of the edge';
const OPERATOR_KEY = 'operator-key-of-the-edge-of-43-characters-x';

/**
 * The edge on this machine: the built bundle in Miniflare with the bindings of wrangler.toml, its client as assets, and
 * a livekit-server at an address of its own, as a site is.
 */
export async function startEdge() {
  const folder = await mkdtemp(join(tmpdir(), 'narada-edge-'));
  const guard = startGuard();
  const log = openSync(join(folder, 'sfu.log'), 'a+');
  const secrets = must(loadSecrets(join(folder, 'secrets.json'), randomBytes));
  const hostKey = must(addHostKey(join(folder, 'host-keys.json'), HOST, randomBytes));
  const hostKeys = must(readHostKeys(join(folder, 'host-keys.json'))) ?? [];
  const [port = 0, sfuPort = 0, udpPort = 0] = must(
    await reservePorts([
      { option: 'port', port: 0, protocol: 'tcp', hosts: loopback },
      { option: 'sfu-port', port: 0, protocol: 'tcp', hosts: loopback },
      { option: 'udp-port', port: 0, protocol: 'udp', hosts: [] },
    ]),
  );

  // Browsers do not offer loopback addresses, so loopback alone connects nobody.
  const [networkAddress = null] = networkAddresses(networkInterfaces());
  const sfuConfig = join(folder, 'livekit.yaml');
  await writeFile(sfuConfig, sfuConfigOf({ secrets, networkAddress, lan: null, sfuPort, udpPort }, port));
  const sfu = startChild({ command: must(await findTestSfu(guard)), args: ['--config', sfuConfig], log }, guard);
  await waitUntil(() => answersOk(`http://127.0.0.1:${sfuPort}/`), 50, AbortSignal.timeout(20_000));

  const bindings = workerBindings(
    { secrets, hostKeys, operatorKey: hashOperatorKey(OPERATOR_KEY), sfuPort },
    `ws://127.0.0.1:${sfuPort}`,
  );
  // The rules say how wrangler would bundle; the bundle is here already.
  const { modulesRules: _, ...bound } = unstable_getMiniflareWorkerOptions(
    join(repository, 'wrangler.toml'),
  ).workerOptions;
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...bound,
      modules: true,
      scriptPath: join(repository, 'dist/worker/index.js'),
      bindings,
      host: '127.0.0.1',
      port,
    }),
  );
  const url = (await miniflare.ready).origin;

  return {
    url,
    hostName: HOST,
    hostKey,
    operatorKey: OPERATOR_KEY,
    output: () => readFile(join(folder, 'sfu.log'), 'utf8'),
    async stop() {
      await miniflare.dispose();
      await stopChild(sfu, STOP_SFU);
      closeSync(log);
      guard.release();
      await rm(folder, { recursive: true });
    },
  };
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}
