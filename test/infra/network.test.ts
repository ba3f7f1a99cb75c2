import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ensureCertificate } from '../../infra/runner/ensureCertificate.ts';
import { chooseNetworkAddress, networkAddresses } from '../../infra/runner/networkAddress.ts';
import { reservePorts } from '../../infra/runner/ports.ts';
import { statePaths } from '../../infra/runner/statePaths.ts';
import { aFolder } from './aFolder.ts';

const ipv4 = (address: string, internal = false): NetworkInterfaceInfo => ({
  family: 'IPv4',
  address,
  internal,
  netmask: '255.255.255.0',
  mac: '',
  cidr: null,
});
const machine = {
  lo: [ipv4('127.0.0.1', true)],
  docker0: [ipv4('172.17.0.1')],
  eth1: [ipv4('169.254.3.4')],
  wlan0: [ipv4('192.168.1.5')],
};

it('prefers the network that people are on', () => {
  expect(networkAddresses(machine)).toEqual(['192.168.1.5', '172.17.0.1']);
  expect(chooseNetworkAddress(machine, '172.17.0.1', true)).toEqual({ ok: true, value: '172.17.0.1' });
  expect(chooseNetworkAddress({ lo: machine.lo }, null, false)).toEqual({ ok: true, value: null });
});

it('refuses an address of another machine, and a network where there is none', () => {
  const stranger = chooseNetworkAddress(machine, '10.0.0.9', true);
  expect(stranger).toMatchObject({ ok: false, message: expect.stringContaining('192.168.1.5') });
  expect(chooseNetworkAddress({ lo: machine.lo }, null, true)).toMatchObject({ ok: false, code: 'no_network' });
});

it('keeps its certificate until an address is new or the end is near', async () => {
  const paths = statePaths(aFolder());
  mkdirSync(join(paths.folder, 'tls'));
  const now = new Date('2026-11-24T12:00:00Z');
  const after = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const read = () => new X509Certificate(readFileSync(paths.certificate));

  await ensureCertificate(paths, '192.168.1.5', now);
  const first = read();
  expect([first.checkHost('localhost'), first.checkIP('192.168.1.5'), first.checkIP('127.0.0.1')]).not.toContain(
    undefined,
  );
  expect(statSync(paths.certificateKey).mode & 0o777).toBe(0o600);

  await ensureCertificate(paths, '192.168.1.5', after(300));
  expect(read().serialNumber).toBe(first.serialNumber);
  await ensureCertificate(paths, '192.168.1.5', after(340));
  const second = read();
  expect(second.serialNumber).not.toBe(first.serialNumber);
  await ensureCertificate(paths, '192.168.1.6', after(341));
  expect(read().checkIP('192.168.1.6')).toBe('192.168.1.6');
});

it('names a busy port and the option that chooses another', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const wish = { option: 'sfu-port', protocol: 'tcp', hosts: ['127.0.0.1'] } as const;
  expect(await reservePorts([{ ...wish, port }])).toEqual({
    ok: false,
    code: 'port_busy',
    message: `TCP port ${port} is in use; choose another with --sfu-port`,
  });
  const free = await reservePorts([
    { ...wish, port: 0 },
    { ...wish, port: 0 },
  ]);
  expect(free.ok && new Set(free.value).size).toBe(2);
});
