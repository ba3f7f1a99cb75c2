import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as v from 'valibot';
import { parse } from 'yaml';
import { allBut } from '../../sfu-config/allBut.ts';
import { coturnConfig } from '../../sfu-config/coturnConfig.ts';
import { proxyConfig } from '../../sfu-config/proxyConfig.ts';
import { relayFirewall } from '../../sfu-config/relayFirewall.ts';
import { RELAY_PORTS } from '../../sfu-config/relayPorts.ts';
import { renderSfuConfig } from '../../sfu-config/renderSfuConfig.ts';
import { siteSfuConfig } from '../../sfu-config/siteSfuConfig.ts';
import { SiteSettings } from '../../sfu-config/SiteSettings.ts';
import { aFolder } from './aFolder.ts';

const SECRET = 'a-secret-of-the-tests-of-40-characters_+';
const EMBEDDED = { kind: 'embedded', domain: 'turn.example.org' };
const COTURN = {
  kind: 'coturn',
  domain: 'relay.example.org',
  address: '203.0.113.8',
  secret: SECRET,
  certificate: '/etc/relay/certificate.pem',
  key: '/etc/relay/key.pem',
};

const described = (over: object = {}) => ({
  domain: 'sfu.example.org',
  address: '203.0.113.7',
  interface: 'eth0',
  key: 'APIkey',
  secret: SECRET,
  webhooks: ['https://meet.example.org/api/sfu/events'],
  metrics: { username: 'fleet', password: SECRET },
  relay: EMBEDDED,
  certificate: '/etc/narada/both.pem',
  ...over,
});
const aSite = (over: object = {}) => v.parse(SiteSettings, described(over));

it('can be read back as it was meant, with either relay and on Redis', () => {
  for (const relay of [EMBEDDED, COTURN]) {
    const config = siteSfuConfig(aSite({ relay, redis: { address: '10.0.0.2:6379', password: SECRET } }));
    expect(parse(renderSfuConfig(config))).toEqual(config);
  }
});

it('sends no browser to a stranger', () => {
  expect(siteSfuConfig(aSite()).rtc.stun_servers).toEqual(['203.0.113.7:3478']);
  expect(siteSfuConfig(aSite({ relay: COTURN })).rtc.stun_servers).toEqual(['203.0.113.8:3478']);
});

it('lets nothing but the proxy on this machine reach the API', () => {
  expect(siteSfuConfig(aSite()).bind_addresses).toEqual(['127.0.0.1']);
});

it('denies the relay every IPv4 address but the one that is kept', () => {
  const address = fc.ipV4();
  fc.assert(
    fc.property(address, address, (kept, other) => {
      const denied = new BlockList();
      for (const cidr of allBut([kept])) {
        const [net = '', bits] = cidr.split('/');
        denied.addSubnet(net, Number(bits));
      }
      expect(denied.check(kept)).toBe(false);
      expect(denied.check(other)).toBe(other !== kept);
    }),
  );
});

it('gives coturn one peer, and secrets with an end', () => {
  const lines = coturnConfig(aSite({ relay: COTURN }))?.split('\n') ?? [];
  expect(lines.filter((line) => line.startsWith('allowed-peer-ip'))).toEqual(['allowed-peer-ip=203.0.113.7']);
  expect(lines).toEqual(expect.arrayContaining(['use-auth-secret', 'no-tcp-relay', 'no-cli', 'no-multicast-peers']));
  expect(siteSfuConfig(aSite({ relay: COTURN })).rtc.turn_servers).toEqual([
    { host: 'relay.example.org', port: 443, protocol: 'tls', secret: SECRET, ttl: 86_400 },
  ]);
});

it("keeps a reserved neighbour within the relay's ports, by which the firewall knows it", () => {
  expect(RELAY_PORTS.last % 2).toBe(1);
  const { turn } = siteSfuConfig(aSite());
  expect(turn).toMatchObject({ relay_range_start: RELAY_PORTS.first, relay_range_end: RELAY_PORTS.last });
  expect(relayFirewall(aSite())).toContain(`udp sport ${RELAY_PORTS.first}-${RELAY_PORTS.last} counter drop`);
});

it('lets browsers reach signalling, and nobody more than the control plane needs', () => {
  const proxy = proxyConfig(aSite({ controlFrom: ['198.51.100.0/24'] }));
  expect(proxy).toContain('acl control src 198.51.100.0/24');
  const rules = [...proxy.matchAll(/(?<=^  )http-request .*/gm)].map(([rule]) => rule);
  expect(rules.slice(-4)).toEqual([
    'http-request allow if for_browsers',
    'http-request allow if for_control control',
    'http-request allow if for_metrics control',
    'http-request return status 404',
  ]);
});

it('asks Narada about a token where the operator says so, after all that could be read in two ways is refused', () => {
  const rules = (admission: string | null) =>
    [...proxyConfig(aSite({ admission })).matchAll(/(?<=^  )http-request .*/gm)].map(([rule]) => rule);
  const asks = 'http-request lua.ask_admission if for_browsers';
  expect(rules(null)).not.toContain(asks);
  const asking = rules('https://meet.example.org/api/sfu/admit');
  const denials = asking.filter((rule) => /^http-request (deny|del-header) .*if for_browsers/.test(rule));
  expect(denials.length).toBeGreaterThan(5);
  for (const denial of denials) expect(asking.indexOf(denial)).toBeLessThan(asking.indexOf(asks));
  expect(asking.indexOf('http-request allow if for_browsers')).toBe(asking.indexOf(asks) + 2);
});

it("is sure of Narada's name where it asks over the internet", () => {
  const proxy = proxyConfig(aSite({ admission: 'https://meet.example.org/api/sfu/admit' }));
  expect(proxy).toContain(
    'server narada meet.example.org:443 ssl verify required ca-file @system-ca sni str(meet.example.org) check-sni meet.example.org',
  );
});

it('refuses what would be another line in another file', () => {
  for (const over of [
    { secret: `${SECRET}\nno-auth` },
    { interface: 'eth0"' },
    { domain: 'a b' },
    { admission: 'https://a/"' },
  ]) {
    expect(v.safeParse(SiteSettings, described(over)).success).toBe(false);
  }
});

const render = (input: object) => {
  const folder = aFolder();
  const [site, out] = [join(folder, 'site.json'), join(folder, 'out')];
  writeFileSync(site, JSON.stringify(input));
  const program = fileURLToPath(new URL('../../sfu-config/render.ts', import.meta.url));
  return { out, ...spawnSync(process.execPath, [program, site, out], { encoding: 'utf8' }) };
};

it('writes what a site needs, for its owner alone', () => {
  const admission = 'https://meet.example.org/api/sfu/admit';
  const { out, status } = render(described({ relay: COTURN, admission }));
  expect(status).toBe(0);
  const files = ['admission.lua', 'haproxy.cfg', 'livekit.yaml', 'relay.nft', 'turnserver.conf'];
  expect(readdirSync(out).toSorted()).toEqual(files);
  for (const file of files) expect(statSync(join(out, file)).mode & 0o077).toBe(0);
  expect(readFileSync(join(out, 'livekit.yaml'), 'utf8')).toContain('auto_create: false');
});

it('says which setting is wrong', () => {
  const { status, stderr } = render(described({ address: 'somewhere' }));
  expect(status).toBe(1);
  expect(stderr).toContain('site.json: address: ');
});
