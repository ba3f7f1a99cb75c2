import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FleetApi } from '../../infra/fleet/FleetApi.ts';
import { startCluster, type Cluster } from '../support/startCluster.ts';
import { expect, test as base } from './fixtures.ts';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** The box with one site more, which is a cluster, and its own SFU taken out of the fleet. */
const test = base.extend<{}, { cluster: Cluster }>({
  cluster: [
    async ({ box }, use) => {
      const cluster = await startCluster('cluster', `${box.url.replace('localhost', '127.0.0.1')}/api/sfu/events`);
      const api = new FleetApi(box.url, readFileSync(join(box.state, 'operator-key'), 'utf8').trim());
      expect(await api.add(JSON.stringify(cluster.site))).toMatchObject({ ok: true });
      expect(await api.drain('box')).toMatchObject({ ok: true });
      await use(cluster);
      await api.undrain('box');
      await cluster.stop();
      await api.remove('cluster');
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.skip(!hasRedis, 'There is no redis-server on this machine.');

test('a site of two nodes on Redis: people meet, and meet again when the node that they are on dies @long', async ({
  cluster,
  someone,
  meeting,
}) => {
  test.slow();
  const ada = await someone('Ada');
  const grace = await someone('Grace');
  for (const person of [ada, grace]) {
    await person.enter(meeting);
  }
  await Promise.all([ada.expectVideoFrom(grace), grace.expectVideoFrom(ada)]);
  const [front] = cluster.nodes;
  const rooms = await front.rooms();
  expect([...rooms.values()].map((seats) => seats.toSorted())).toEqual([[ada.seat, grace.seat].toSorted()]);

  const [room = ''] = rooms.keys();
  const node = await cluster.nodeOf(room);
  await node.kill();
  // The front is where everybody comes to: where it was the one, a supervisor has it back.
  if (node === front) await node.restart();
  await Promise.all([ada.expectVideoFrom(grace, 40), grace.expectVideoFrom(ada, 40)]);
  await grace.expectSound();
  await ada.expectPeople(ada, grace);
});
