import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { command, ip } from './command.ts';
import { keepTidy } from './keepTidy.ts';
import { firewallRules, type Restriction } from './Restriction.ts';

/** Addresses are the same in every run: nothing outside its namespaces sees them. */
export const SERVER = '203.0.113.10';
/** A second address of the server's machine, for a relay of its own. */
export const RELAY = '203.0.113.11';
/** Another server's machine, in another network. */
export const SECOND = '203.0.113.138';
/** Somebody on the internet, of no concern to a relay: an address of the router. */
const STRANGER = '203.0.113.1';
const SECOND_ROUTER = '203.0.113.129';
const OPEN = { address: '198.51.100.10', router: '198.51.100.1' };
/** The two ways of the restricted client: at first by Wi-Fi. */
const WIFI = { address: '192.0.2.10', router: '192.0.2.1' };
const MOBILE = { address: '198.18.0.10', router: '198.18.0.1' };

export interface Network {
  /** Namespaces: the server's machine, somebody with an open network, and somebody behind a restriction. */
  server: string;
  open: string;
  restricted: string;
  router: string;
  /** A second server's machine, where one was asked for. */
  second: string | null;
  /** For files of this run; gone with it. */
  folder: string;
  /** Between the restricted client and all others, from now on. */
  restrict(restriction: Restriction): Promise<void>;
  /** The restricted client loses one network and has the other: from Wi-Fi to mobile and back. */
  changeAddress(to: 'wifi' | 'mobile'): Promise<void>;
  /**
   * From now on that machine's packets and those for it vanish without a word, of established connections too; null: of
   * none any more.
   */
  blackHole(machine: 'second' | null): Promise<void>;
  /** Ends everything that runs in the namespaces and removes them. */
  close(): Promise<void>;
}

export interface NetworkOptions {
  /** With a second server's machine. */
  second?: boolean;
}

let made = 0;

/**
 *     open ──┐            ┌── server (SERVER, RELAY)
 *            ├── router ──┤
 *     restricted          └── second (SECOND), where it is asked for
 *     (Wi-Fi and mobile)
 *
 * `names`: host names that all of them know. Killed with this process, in whatever way it ends.
 */
export async function createNetwork(
  names: Readonly<Record<string, string>>,
  options: NetworkOptions = {},
): Promise<Network> {
  const prefix = `narada-${process.pid}-${++made}`;
  const folder = await mkdtemp(join(tmpdir(), `${prefix}-`));
  const [server, open, restricted, router] = ['server', 'open', 'restricted', 'router'].map(
    (role) => `${prefix}-${role}`,
  ) as [string, string, string, string];
  const second = options.second ? `${prefix}-second` : null;
  const tidy = keepTidy(folder);
  let delay: ChildProcess | null = null;

  async function makeNamespace(name: string): Promise<void> {
    tidy.owns(name);
    await ip(`netns add ${name}`);
    await ip(`-n ${name} link set lo up`);
    // An IPv6 address that is being checked for duplicates appears 1.4 s later, and Chromium then gives up what it loads
    // (ERR_NETWORK_CHANGED).
    const accept = '/proc/sys/net/ipv6/conf/default/accept_dad';
    await command('ip', ['netns', 'exec', name, 'sh', '-c', `test ! -e ${accept} || echo 0 > ${accept}`]);
    await mkdir(`/etc/netns/${name}`, { recursive: true });
    const hosts = Object.entries({ localhost: '127.0.0.1', ...names }).map(([host, address]) => `${address} ${host}\n`);
    await writeFile(`/etc/netns/${name}/hosts`, hosts.join(''));
    // Without a server, so that a name that is not in hosts fails at once instead of after 13 s.
    await writeFile(`/etc/netns/${name}/resolv.conf`, '');
  }

  /** A cable from the router's `port` to a machine's `device`. */
  async function connect(
    port: string,
    name: string,
    device: string,
    to: { address: string; router: string },
  ): Promise<void> {
    await ip(`-n ${router} link add ${port} type veth peer name ${device} netns ${name}`);
    await ip(`-n ${router} addr add ${to.router}/25 dev ${port}`);
    await ip(`-n ${name} addr add ${to.address}/25 dev ${device}`);
    await ip(`-n ${router} link set ${port} up`);
    await ip(`-n ${name} link set ${device} up`);
    await ip(`-n ${name} route replace default via ${to.router} dev ${device}`);
  }

  const inRouter = (program: string, args: string, input?: string) =>
    command('ip', ['netns', 'exec', router, program, ...args.split(' ')], input);

  async function endDelay(): Promise<void> {
    if (!delay) return;
    const gone = once(delay, 'exit');
    delay.kill('SIGKILL');
    await gone;
    delay = null;
    for (const rule of DELAYED) await ip(`-n ${router} rule del ${rule} priority 10`);
  }

  /** `ms`: in each direction. What comes back from the device is routed as usual. */
  async function startDelay(ms: number): Promise<void> {
    const program = join(folder, 'delay');
    await command('go', ['build', '-C', fileURLToPath(new URL('delay/', import.meta.url)), '-o', program, '.']);
    const child = spawn('ip', ['netns', 'exec', router, program, 'delay', String(ms)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    delay = child;
    await once(child.stdout, 'data');
    await ip(`-n ${router} link set delay up`);
    await ip(`-n ${router} route add default dev delay table 100`);
    for (const rule of DELAYED) await ip(`-n ${router} rule add ${rule} priority 10`);
  }

  async function limitRate(kbit: number | null): Promise<void> {
    const ports = [
      [router, 'to-wifi'],
      [router, 'to-mobile'],
      [restricted, 'wifi'],
      [restricted, 'mobile'],
    ] as const;
    for (const [name, device] of ports) {
      const tc = (args: string) => command('tc', ['-n', name, 'qdisc', ...args.split(' ')]);
      if (kbit !== null) await tc(`replace dev ${device} root tbf rate ${kbit}kbit burst 8kb latency 200ms`);
      // Refused where there is none.
      else await tc(`del dev ${device} root`).catch(() => {});
    }
  }

  for (const name of [router, server, open, restricted, ...(second ? [second] : [])]) await makeNamespace(name);
  await inRouter(
    'sysctl',
    '-q -w net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0',
  );
  await connect('to-server', server, 'eth0', { address: SERVER, router: STRANGER });
  await ip(`-n ${server} addr add ${RELAY}/25 dev eth0`);
  await connect('to-open', open, 'eth0', OPEN);
  await connect('to-mobile', restricted, 'mobile', MOBILE);
  await ip(`-n ${restricted} link set mobile down`);
  await connect('to-wifi', restricted, 'wifi', WIFI);
  if (second) await connect('to-second', second, 'eth0', { address: SECOND, router: SECOND_ROUTER });

  return {
    server,
    open,
    restricted,
    router,
    second,
    folder,
    async restrict(restriction) {
      const rules = firewallRules(restriction, [WIFI.address, MOBILE.address]);
      const table = `table inet narada
delete table inet narada
table inet narada {
  chain forward {
    type filter hook forward priority filter; policy accept;
    ${rules.join('\n    ')}
  }
}
`;
      await inRouter('nft', '-f -', table);
      await limitRate(restriction.kind === 'rate' ? restriction.kbit : null);
      await endDelay();
      if (restriction.kind === 'delay') await startDelay(restriction.ms / 2);
    },
    async changeAddress(to) {
      const [old, via] = to === 'mobile' ? ['wifi', MOBILE.router] : ['mobile', WIFI.router];
      await ip(`-n ${restricted} link set ${old} down`);
      await ip(`-n ${restricted} link set ${to} up`);
      await ip(`-n ${restricted} route replace default via ${via} dev ${to}`);
    },
    async blackHole(machine) {
      const rules = machine === null ? [] : ['saddr', 'daddr'].map((side) => `ip ${side} ${SECOND} drop`);
      await inRouter(
        'nft',
        '-f -',
        `table inet narada_hole
delete table inet narada_hole
table inet narada_hole {
  chain forward {
    type filter hook forward priority filter; policy accept;
    ${rules.join('\n    ')}
  }
}
`,
      );
    },
    async close() {
      await tidy.tidyUp();
    },
  };
}

/** What a router sends through the delay: all that comes from the restricted client, and all that goes there. */
const DELAYED = [
  'iif to-wifi lookup 100',
  'iif to-mobile lookup 100',
  ...[WIFI, MOBILE].flatMap(({ address }) =>
    ['to-server', 'to-second', 'to-open'].map((port) => `iif ${port} to ${address} lookup 100`),
  ),
];

/** A program that runs another one in a namespace, for those who want a path: Playwright. */
export async function programIn(namespace: string, program: string, folder: string): Promise<string> {
  const path = join(folder, `${namespace}-program`);
  await writeFile(path, `#!/bin/sh\nexec ip netns exec ${namespace} '${program}' "$@"\n`);
  await chmod(path, 0o755);
  return path;
}
