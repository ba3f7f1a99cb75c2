import { createNetwork, RELAY, SERVER, type Network } from '../support/network/createNetwork.ts';
import { openBrowser } from '../support/network/openBrowser.ts';
import { NAMES, startSite, type RunningSite, type SiteOptions } from '../support/network/startSite.ts';
import { watchRelay } from '../support/network/watchRelay.ts';
import { Person } from '../support/Person.ts';
import { askRelay, type Answer } from '../support/turn-probe/askRelay.ts';
import type { Server } from '../support/turn-probe/openTransport.ts';
import { watchConnections } from '../support/watchConnections.ts';
import { expect, skipWithoutNetworks, test } from './fixtures.ts';

skipWithoutNetworks();

const MEDIA = { address: SERVER, port: 7882 };
/** Nobody's business of a relay: this machine, its cloud's metadata, its neighbours, and the rest of the world. */
const FORBIDDEN = [
  '127.0.0.1',
  '127.255.0.9',
  '0.0.0.0',
  '::1',
  '::ffff:127.0.0.1',
  '169.254.169.254',
  '10.0.0.1',
  '10.255.255.254',
  '172.16.0.1',
  '192.168.0.1',
  '100.64.0.1',
  '100.127.255.254',
  '64:ff9b::7f00:1',
  '64:ff9b::a00:1',
  '224.0.0.1',
  '198.51.100.10',
  '8.8.8.8',
  '203.0.113.9',
  '2001:db8::1',
].map((address) => ({ address, port: MEDIA.port }));

const name = (peer: { address: string; port: number }) => `${peer.address}:${peer.port}`;
const isGranted = ({ peer, answer }: Answer) => peer !== '' && answer === null;

test.describe("a relay with valid credentials reaches the SFU's media and nothing else", () => {
  for (const relay of ['embedded', 'coturn'] as const) {
    test(`by its own rules: ${relay}`, async () => {
      await withSite({ relay, firewall: false }, async ({ network, site }) => {
        const credentials = await credentialsOf(network, site);
        const relayed = await watchRelay(network.server, name(MEDIA));
        for (const server of doorsOf(site)) {
          const ask = { server, credentials, peers: [...FORBIDDEN, MEDIA] };
          const granted = (await askRelay(network.restricted, ask)).filter(isGranted);
          const permissions = granted.filter(({ transport }) => transport === 'udp');
          expect(granted.filter(({ peer }) => peer !== name(MEDIA))).toEqual([]);
          expect(permissions.map(({ asked }) => asked)).toEqual(['createPermission', 'bindChannel']);
        }
        // Other ports of the SFU's own address, over TCP, are the firewall's part.
        const { tried, left } = await relayed();
        expect(tried.elsewhere).toBe(0);
        expect(left.toMedia).toBeGreaterThan(0);
      });
    });
  }

  test('by the firewall alone, where the embedded relay would do everything', async () => {
    const everything = ['0.0.0.0/0', '::/0'];
    const loose: SiteOptions = {
      relay: 'embedded',
      change: (config) => ({
        ...config,
        turn: config.turn.enabled
          ? { ...config.turn, allow_restricted_peer_cidrs: everything, deny_peer_cidrs: ['255.255.255.255/32'] }
          : config.turn,
      }),
    };
    await withSite(loose, async ({ network, site }) => {
      const credentials = await credentialsOf(network, site);
      const relayed = await watchRelay(network.server, name(MEDIA));
      // Other ports of the SFU's address are not media.
      const others = [443, 7880, 7881, 5349].map((port) => ({ address: SERVER, port }));
      for (const server of doorsOf(site)) {
        const ask = { server, credentials, peers: [...FORBIDDEN, ...others, MEDIA] };
        const granted = (await askRelay(network.restricted, ask)).filter(isGranted);
        // It is as loose as it is meant to be, and yet no connection comes about.
        expect(granted.map(({ peer }) => peer)).toContain('127.0.0.1:7882');
        expect(granted.filter(({ asked }) => asked === 'connect')).toEqual([]);
      }
      const { tried, left } = await relayed();
      expect(tried.toOtherPorts).toBeGreaterThan(0);
      expect(tried.elsewhere).toBeGreaterThan(0);
      expect(left.toMedia).toBeGreaterThan(0);
      expect([left.toOtherPorts, left.elsewhere]).toEqual([0, 0]);
    });
  });
});

async function withSite(
  options: SiteOptions,
  act: (place: { network: Network; site: RunningSite }) => Promise<void>,
): Promise<void> {
  const network = await createNetwork(NAMES);
  try {
    const site = await startSite(network, options);
    await act({ network, site });
    await site.stop();
  } finally {
    await network.close();
  }
}

/** UDP, and TLS on 443. */
function doorsOf({ settings, authority }: RunningSite): Server[] {
  const { relay } = settings;
  const address = relay.kind === 'coturn' ? RELAY : SERVER;
  return [
    { address, port: relay.udpPort, tls: null },
    { address, port: 443, tls: { name: relay.domain, authority } },
  ];
}

/** What a page has been given for its call; and it has been sent to no servers but the site's. */
async function credentialsOf(network: Network, site: RunningSite) {
  const browser = await openBrowser(network.open, network.folder, site.authority);
  const context = await browser.newContext({ baseURL: site.url, locale: 'en-GB' });
  const page = await context.newPage();
  await watchConnections(page);
  const ada = new Person(page, 'Ada');
  await ada.enter('relayed');
  const iceServers = () =>
    page.evaluate(() =>
      (window.connections ?? []).flatMap((connection) => connection.getConfiguration().iceServers ?? []),
    );
  await expect.poll(iceServers).not.toEqual([]);
  const servers = await iceServers();
  await browser.close();
  const ours = [SERVER, RELAY, site.settings.relay.domain].map((host) => host.replaceAll('.', '\\.')).join('|');
  for (const url of servers.flatMap(({ urls }) => urls)) expect(url).toMatch(new RegExp(`^(stun|turns?):(${ours}):`));
  const { username, credential } = servers.find((server) => server.username) ?? {};
  if (username === undefined || credential === undefined) throw new Error('The page was given no relay.');
  return { username, credential };
}
