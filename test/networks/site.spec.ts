import { command } from '../support/network/command.ts';
import { SERVER } from '../support/network/createNetwork.ts';
import { expect, skipWithoutNetworks, test } from './fixtures.ts';

skipWithoutNetworks();

/** Prints "open" or "closed" for each port of an address, tried by TCP. */
const TRY_PORTS = `
const { connect } = require('node:net');
const [address, ...ports] = process.argv.slice(1);
for (const port of ports) {
  const socket = connect({ host: address, port });
  const say = (what) => { console.log(port, what); socket.destroy(); };
  socket.once('connect', () => say('open')).once('error', () => say('closed')).setTimeout(1000, () => say('closed'));
}`;

test('the world reaches signalling, media and the relay of a site, and none of its other doors', async ({
  network,
  site,
}) => {
  const node = (...args: string[]) => command('ip', ['netns', 'exec', network.open, process.execPath, ...args]);
  const ports = await node('-e', TRY_PORTS, SERVER, '443', '7881', '7880', '6789', '5349');
  expect(ports.trim().split('\n').toSorted()).toEqual([
    '443 open',
    '5349 closed',
    '6789 closed',
    '7880 closed',
    '7881 open',
  ]);

  const status = async (path: string, login = '') =>
    Number(
      await node(
        '-e',
        `require('node:https').get({ host: 'sfu.narada.test', path: process.argv[1], auth: process.argv[2],
          ca: require('node:fs').readFileSync(process.argv[3]) }, (r) => { console.log(String(r.statusCode)); r.destroy(); })`,
        path,
        login,
        site.authority,
      ),
    );
  const { username, password } = site.settings.metrics;
  expect(await status('/')).toBe(200);
  expect(await status('/rtc/validate')).toBe(401);
  expect(await status('/rtc?publish=x')).toBe(403);
  expect(await status('/metrics')).toBe(401);
  expect(await status('/metrics', `${username}:${password}`)).toBe(200);
  for (const path of ['/debug/pprof/', '/agent', '/twirp/livekit.Egress/ListEgress', '/whip/v1', '/rtc/../metrics']) {
    expect([path, await status(path)]).toEqual([path, 404]);
  }
});
