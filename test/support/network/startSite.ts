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
import { hashOperatorKey } from '../../../infra/runner/operatorKey.ts';
import { stopChild } from '../../../infra/runner/stopChild.ts';
import { admissionScript } from '../../../sfu-config/admissionScript.ts';
import { coturnConfig } from '../../../sfu-config/coturnConfig.ts';
import { proxyConfig } from '../../../sfu-config/proxyConfig.ts';
import { relayFirewall } from '../../../sfu-config/relayFirewall.ts';
import { renderSfuConfig } from '../../../sfu-config/renderSfuConfig.ts';
import type { SfuConfig } from '../../../sfu-config/SfuConfig.ts';
import { siteSfuConfig } from '../../../sfu-config/siteSfuConfig.ts';
import { SiteSettings } from '../../../sfu-config/SiteSettings.ts';
import type { Site } from '../../../worker/protocol/settings.ts';
import { findTestSfu } from '../findTestSfu.ts';
import { command, inNamespace } from './command.ts';
import { RELAY, SECOND, SERVER, type Network } from './createNetwork.ts';
import { makeCertificates, type Certificates } from './makeCertificates.ts';
import { operate, type Operator } from './operate.ts';

/** What all machines of a test network know each other by. */
export const NAMES = {
  'meet.narada.test': SERVER,
  'sfu.narada.test': SERVER,
  'turn.narada.test': SERVER,
  'relay.narada.test': RELAY,
  'sfu2.narada.test': SECOND,
  'turn2.narada.test': SECOND,
};
const PAGE_PORT = 8080;
/** Of an SFU, on its own machine. */
const API = 'http://127.0.0.1:7880';

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
  operator: Operator;
  /** Who is in which room, by the word of the SFU on that machine; rooms without anybody have empty lists. */
  rooms(at: 'first' | 'second'): Promise<Map<string, string[]>>;
  /** What its programs have printed. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * A site on the internet, in the server's namespace: page, signalling and TURN over TLS share port 443 behind haproxy,
 * or coturn has an address of its own; all configured by sfu-config, with the edge in Miniflare beside it. Where the
 * network has a second machine, that one is a further site of the same deployment, and they are called first and second.
 */
export async function startSite(network: Network, options: SiteOptions): Promise<RunningSite> {
  const { folder, server, second } = network;
  const certificates = await makeCertificates(folder, Object.keys(NAMES));
  const settings = firstSite(options, certificates);
  const further = second === null ? null : { namespace: second, settings: secondSite(certificates) };
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
  const run = (namespace: string, environment: Record<string, string>, program: string, ...args: string[]) => {
    const env = { ...childEnvironment(process.env), ...environment };
    const child = startChild({ command: 'ip', args: ['netns', 'exec', namespace, program, ...args], env, log }, guard);
    children.push(child);
    return child;
  };
  const stop = async () => {
    for (const child of children) await stopChild(child, [['SIGKILL', 2_000]]);
    guard.release();
  };

  try {
    const sfu = await findTestSfu(guard);
    if (!sfu.ok) throw new Error(sfu.message);
    const runSfu = async (namespace: string, site: SiteSettings, pages: { domain: string; to: string }[]) => {
      if (options.firewall ?? true) {
        await command('ip', ['netns', 'exec', namespace, 'nft', '-f', '-'], relayFirewall(site));
      }
      const config = siteSfuConfig(site);
      const text = renderSfuConfig(options.change?.(config) ?? config);
      // Its webhooks go to the page by HTTPS, where that is on another machine.
      const trust = { SSL_CERT_FILE: certificates.authority };
      run(namespace, trust, sfu.value, '--config', await file(`${site.domain}.yaml`, text));
      const script = admissionScript(site);
      if (script !== null) await file('admission.lua', script);
      run(namespace, {}, 'haproxy', '-db', '-f', await file(`${site.domain}.cfg`, proxyConfig(site, { pages })));
    };
    await runSfu(server, settings, [{ domain: 'meet.narada.test', to: `127.0.0.1:${PAGE_PORT}` }]);
    if (further) await runSfu(further.namespace, further.settings, []);
    const coturn = coturnConfig(settings);
    if (coturn !== null) {
      // Its default files would lie in places that parallel runs share.
      const own = `pidfile=${join(folder, 'coturn.pid')}\nuserdb=${join(folder, 'coturn.db')}\nlog-file=stdout\n`;
      run(server, {}, 'turnserver', '-c', await file('turnserver.conf', `${coturn}${own}`));
    }
    const operatorKey = randomBytes(32).toString('base64url');
    const sites = [siteOf('first', settings, API)];
    if (further) sites.push(siteOf('second', further.settings, `https://${further.settings.domain}`));
    run(
      server,
      { NODE_EXTRA_CA_CERTS: certificates.authority },
      process.execPath,
      fileURLToPath(new URL('serveEdge.ts', import.meta.url)),
      await file('edge.json', edge(sites, operatorKey, await copyOfBuild(folder, guard))),
    );
    const domains = ['meet.narada.test', settings.domain, ...(further ? [further.settings.domain] : [])];
    await untilServing(server, domains, output);
    return {
      url: 'https://meet.narada.test',
      settings,
      authority: certificates.authority,
      operator: operate(server, `http://127.0.0.1:${PAGE_PORT}`, await file('operator-key', operatorKey)),
      async rooms(at) {
        const there = at === 'first' ? { namespace: server, settings } : further;
        if (!there) throw new Error('There is no second machine.');
        const program = fileURLToPath(new URL('listRooms.ts', import.meta.url));
        const { key, secret } = there.settings;
        const listed = await inNamespace(there.namespace, process.execPath, [program, API, key, secret]);
        return new Map(v.parse(Rooms, JSON.parse(listed)));
      },
      output,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const Rooms = v.array(v.tuple([v.string(), v.array(v.string())]));

const secret = () => randomBytes(24).toString('hex');

function firstSite({ relay }: SiteOptions, certificates: Certificates): SiteSettings {
  return v.parse(SiteSettings, {
    domain: 'sfu.narada.test',
    address: SERVER,
    interface: 'eth0',
    key: 'APInetworks',
    secret: secret(),
    webhooks: [`http://127.0.0.1:${PAGE_PORT}/api/sfu/events`],
    admission: `http://127.0.0.1:${PAGE_PORT}/api/sfu/admit`,
    metrics: { username: 'fleet', password: secret() },
    certificate: certificates.both,
    relay:
      relay === 'embedded'
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
}

function secondSite(certificates: Certificates): SiteSettings {
  return v.parse(SiteSettings, {
    domain: 'sfu2.narada.test',
    address: SECOND,
    interface: 'eth0',
    key: 'APIsecond',
    secret: secret(),
    webhooks: ['https://meet.narada.test/api/sfu/events'],
    metrics: { username: 'fleet', password: secret() },
    certificate: certificates.both,
    relay: { kind: 'embedded', domain: 'turn2.narada.test' },
  });
}

/** As SFU_SITES has it. */
const siteOf = (id: string, { domain, key, secret }: SiteSettings, api: string): v.InferInput<typeof Site> => ({
  id,
  url: `wss://${domain}`,
  api,
  key,
  secret,
});

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

function edge(
  sites: readonly v.InferInput<typeof Site>[],
  operatorKey: string,
  app: { web: string; worker: string },
): string {
  const bindings = {
    SFU_SITES: JSON.stringify(sites),
    HOST_KEYS: '[]',
    OPERATOR_KEYS: JSON.stringify([hashOperatorKey(operatorKey)]),
    PEPPER: secret(),
    SESSION_SECRET: secret(),
  };
  return JSON.stringify({ port: PAGE_PORT, ...app, bindings });
}

/** Page and SFUs answer through their proxies. */
async function untilServing(server: string, domains: readonly string[], output: () => string): Promise<void> {
  const urls = domains.map((domain) => `https://${domain}/`);
  const program = `for (const url of ${JSON.stringify(urls)}) if (!(await fetch(url)).ok) process.exit(1)`;
  for (const until = Date.now() + 30_000; ; await sleep(200)) {
    const node = ['NODE_TLS_REJECT_UNAUTHORIZED=0', process.execPath, '--input-type=module', '-e', program];
    const failure = await inNamespace(server, 'env', node).then(
      () => null,
      (error: unknown) => String(error),
    );
    if (failure === null) return;
    if (Date.now() > until) throw new Error(`The site does not answer: ${failure}\n${output()}`);
  }
}
