import { randomBytes } from 'node:crypto';
import { openSync, readFileSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { buildApp } from '../../../infra/runner/buildApp.ts';
import { childEnvironment } from '../../../infra/runner/childEnvironment.ts';
import { startChild, type Child } from '../../../infra/runner/child.ts';
import { startGuard, type Guard } from '../../../infra/runner/guard.ts';
import { stopChild } from '../../../infra/runner/stopChild.ts';
import { coturnConfig } from '../../../sfu-config/coturnConfig.ts';
import { proxyConfig } from '../../../sfu-config/proxyConfig.ts';
import { relayFirewall } from '../../../sfu-config/relayFirewall.ts';
import { renderSfuConfig } from '../../../sfu-config/renderSfuConfig.ts';
import type { SfuConfig } from '../../../sfu-config/SfuConfig.ts';
import { siteSfuConfig } from '../../../sfu-config/siteSfuConfig.ts';
import { SiteSettings } from '../../../sfu-config/SiteSettings.ts';
import { findTestSfu } from '../findTestSfu.ts';
import { command } from './command.ts';
import { RELAY, SERVER, type Network } from './createNetwork.ts';
import { makeCertificates } from './makeCertificates.ts';

/** What all machines of a test network know each other by. */
export const NAMES = {
  'meet.narada.test': SERVER,
  'sfu.narada.test': SERVER,
  'turn.narada.test': SERVER,
  'relay.narada.test': RELAY,
};
const PAGE_PORT = 8080;

export interface SiteOptions {
  relay: 'embedded' | 'coturn';
  /** What a test wants different from the site's own settings. */
  change?: (config: SfuConfig) => SfuConfig;
  /** False: the rules of sfu-config/relayFirewall.ts are not loaded. */
  firewall?: boolean;
}

export interface RunningSite {
  /** Of the page. */
  url: string;
  settings: SiteSettings;
  /** The authority that its certificates come from: a path. */
  authority: string;
  /** What its programs have printed. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * A site on the internet, in the server's namespace: page, signalling and TURN over TLS share port 443 behind haproxy,
 * or coturn has an address of its own; all configured by sfu-config, with the edge in Miniflare beside it.
 */
export async function startSite(network: Network, options: SiteOptions): Promise<RunningSite> {
  const { folder, server } = network;
  const certificates = await makeCertificates(folder, Object.keys(NAMES));
  const secret = () => randomBytes(24).toString('hex');
  const settings = v.parse(SiteSettings, {
    domain: 'sfu.narada.test',
    address: SERVER,
    interface: 'eth0',
    key: 'APInetworks',
    secret: secret(),
    webhooks: [`http://127.0.0.1:${PAGE_PORT}/api/sfu/events`],
    metrics: { username: 'fleet', password: secret() },
    certificate: certificates.both,
    relay:
      options.relay === 'embedded'
        ? { kind: 'embedded', domain: 'turn.narada.test' }
        : {
            kind: 'coturn',
            domain: 'relay.narada.test',
            address: RELAY,
            secret: secret(),
            certificate: certificates.certificate,
            key: certificates.key,
          },
  });

  const guard = startGuard();
  const logPath = join(folder, 'site.log');
  const log = openSync(logPath, 'a');
  const output = () => readFileSync(logPath, 'utf8');
  const children: Child[] = [];
  const file = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text, { mode: 0o600 });
    return path;
  };
  const run = (program: string, ...args: string[]) => {
    const child = startChild(
      { command: 'ip', args: ['netns', 'exec', server, program, ...args], env: childEnvironment(process.env), log },
      guard,
    );
    children.push(child);
    return child;
  };
  const stop = async () => {
    for (const child of children) await stopChild(child, [['SIGKILL', 2_000]]);
    guard.release();
  };

  try {
    if (options.firewall ?? true) {
      await command('ip', ['netns', 'exec', server, 'nft', '-f', '-'], relayFirewall(settings));
    }
    const sfu = await findTestSfu(guard);
    if (!sfu.ok) throw new Error(sfu.message);
    const config = siteSfuConfig(settings);
    run(sfu.value, '--config', await file('livekit.yaml', renderSfuConfig(options.change?.(config) ?? config)));
    const pages = [{ domain: 'meet.narada.test', to: `127.0.0.1:${PAGE_PORT}` }];
    run('haproxy', '-db', '-f', await file('haproxy.cfg', proxyConfig(settings, { pages })));
    const coturn = coturnConfig(settings);
    if (coturn !== null) {
      // Its default files would lie in places that parallel runs share.
      const own = `pidfile=${join(folder, 'coturn.pid')}\nuserdb=${join(folder, 'coturn.db')}\nlog-file=stdout\n`;
      run('turnserver', '-c', await file('turnserver.conf', `${coturn}${own}`));
    }
    run(
      process.execPath,
      fileURLToPath(new URL('serveEdge.ts', import.meta.url)),
      await file('edge.json', edge(settings, await copyOfBuild(folder, guard))),
    );
    await untilServing(server, output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: 'https://meet.narada.test', settings, authority: certificates.authority, output, stop };
}

/** In the run's own folder: a build that goes on elsewhere must not take the files away from under open pages. */
async function copyOfBuild(folder: string, guard: Guard): Promise<{ web: string; worker: string }> {
  const repository = fileURLToPath(new URL('../../../', import.meta.url));
  const finished = process.env['NARADA_DIST'];
  if (finished === undefined) {
    const signal = AbortSignal.timeout(5 * 60_000);
    const built = await buildApp(repository, { guard, signal, say: console.log });
    if (!built.ok) throw new Error(built.message);
  }
  const copy = join(folder, 'app');
  await cp(finished ?? join(repository, 'dist'), copy, {
    recursive: true,
    filter: (path) => !path.endsWith('.stamps') && !path.endsWith('types'),
  });
  return { web: join(copy, 'web'), worker: join(copy, 'worker/index.js') };
}

function edge(settings: SiteSettings, app: { web: string; worker: string }): string {
  const site = {
    id: 'site',
    url: `wss://${settings.domain}`,
    api: 'http://127.0.0.1:7880',
    key: settings.key,
    secret: settings.secret,
  };
  const secret = () => randomBytes(32).toString('hex');
  const bindings = {
    SFU_SITES: JSON.stringify([site]),
    HOST_KEYS: '[]',
    PEPPER: secret(),
    SESSION_SECRET: secret(),
  };
  return JSON.stringify({ port: PAGE_PORT, ...app, bindings });
}

/** Page and SFU answer through the proxy. */
async function untilServing(server: string, output: () => string): Promise<void> {
  const urls = ['https://meet.narada.test/', 'https://sfu.narada.test/'];
  const program = `for (const url of ${JSON.stringify(urls)}) if (!(await fetch(url)).ok) process.exit(1)`;
  for (const until = Date.now() + 30_000; ; await sleep(200)) {
    const failure = await command('ip', [
      'netns',
      'exec',
      server,
      'env',
      'NODE_TLS_REJECT_UNAUTHORIZED=0',
      process.execPath,
      '--input-type=module',
      '-e',
      program,
    ]).then(
      () => null,
      (error: unknown) => String(error),
    );
    if (failure === null) return;
    if (Date.now() > until) throw new Error(`The site does not answer: ${failure}\n${output()}`);
  }
}
