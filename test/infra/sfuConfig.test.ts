import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { reservePorts } from '../../infra/runner/ports.ts';
import { boxSfuConfig, type BoxSfu } from '../../sfu-config/boxSfuConfig.ts';
import { SFU_VERSION, sfuArchive } from '../../sfu-config/release.ts';
import { renderSfuConfig } from '../../sfu-config/renderSfuConfig.ts';
import { aFolder } from './aFolder.ts';

const aBox = (over: Partial<BoxSfu> = {}): BoxSfu => ({
  signalPort: 7880,
  udpPort: 7882,
  tcpPort: null,
  networkAddress: null,
  apiKey: 'APIkey',
  apiSecret: 'a: "b" #'.repeat(5),
  webhookUrl: 'http://127.0.0.1:8080/api/sfu/events',
  ...over,
});

it('can be read back as it was meant, whatever a secret looks like', () => {
  const config = boxSfuConfig(aBox({ networkAddress: '192.0.2.7', tcpPort: 7881 }));
  expect(parse(renderSfuConfig(config))).toEqual(config);
});

it('sends no browser to a stranger and lets no old token bring a room back', () => {
  const config = boxSfuConfig(aBox());
  expect(config.rtc.stun_servers).toEqual(['127.0.0.1:7882']);
  expect(config.room.auto_create).toBe(false);
  expect(config.bind_addresses).toEqual(['127.0.0.1']);
});

it('refuses a short secret', () => {
  expect(() => renderSfuConfig(boxSfuConfig(aBox({ apiSecret: 'short' })))).toThrow(/Invalid length/);
});

it('pins one version everywhere', () => {
  const goMod = readFileSync(new URL('../../sfu-config/go.mod', import.meta.url), 'utf8');
  expect(goMod).toContain(`github.com/livekit/livekit-server v${SFU_VERSION}`);
  expect(sfuArchive('linux', 'x64')).toBe(`livekit_${SFU_VERSION}_linux_amd64.tar.gz`);
  expect(sfuArchive('darwin', 'arm64')).toBeNull();
});

const sfu = [process.env['NARADA_SFU'], 'livekit-server'].find(
  (path) => path && spawnSync(path, ['--version']).status === 0,
);

it.skipIf(!sfu)('is accepted by the real server', async () => {
  const ports = await reservePorts([
    { option: 'a', port: 0, protocol: 'tcp', hosts: ['127.0.0.1'] },
    { option: 'b', port: 0, protocol: 'udp', hosts: ['127.0.0.1'] },
  ]);
  const [signalPort = 0, udpPort = 0] = ports.ok ? ports.value : [];
  const path = join(aFolder(), 'livekit.yaml');
  writeFileSync(path, renderSfuConfig(boxSfuConfig(aBox({ signalPort, udpPort }))));
  const server = spawn(sfu ?? '', ['--config', path], { stdio: 'ignore' });
  onTestFinished(() => void server.kill('SIGKILL'));
  let healthy = false;
  for (const until = Date.now() + 5_000; !healthy && Date.now() < until; await sleep(50)) {
    healthy = await fetch(`http://127.0.0.1:${signalPort}/`).then(
      (response) => response.ok,
      () => false,
    );
  }
  expect(healthy).toBe(true);
});
