import type { Restriction } from '../support/network/Restriction.ts';
import { mediaPaths, type MediaPath } from '../support/network/mediaPath.ts';
import { expect, skipWithoutNetworks, test } from './fixtures.ts';

skipWithoutNetworks();

interface Case {
  title: string;
  restriction: Restriction;
  /** How Grace's media must travel; null: as it likes. */
  way: Partial<MediaPath>;
}

const cases: readonly Case[] = [
  { title: 'an open network: UDP', restriction: { kind: 'none' }, way: { protocol: 'udp', relayProtocol: null } },
  {
    title: 'UDP blocked: ICE over TCP',
    restriction: { kind: 'noUdp' },
    way: { protocol: 'tcp', relayProtocol: null },
  },
  {
    title: 'nothing but TCP 443: TURN over TLS @relay',
    restriction: { kind: 'only443' },
    way: { type: 'relay', relayProtocol: 'tls' },
  },
  { title: '5 % loss', restriction: { kind: 'loss', percent: 5 }, way: {} },
  { title: '20 % loss', restriction: { kind: 'loss', percent: 20 }, way: {} },
  { title: '500 ms delay', restriction: { kind: 'delay', ms: 500 }, way: {} },
  { title: '1 Mbit/s', restriction: { kind: 'rate', kbit: 1_000 }, way: {} },
];

for (const { title, restriction, way } of cases) {
  test(`two people meet, one behind ${title}`, async ({ someone, network, meeting }) => {
    const ada = await someone('Ada', 'open');
    await ada.goToDoor(meeting);
    await ada.join();

    await network.restrict(restriction);
    const grace = await someone('Grace', 'restricted');
    await grace.goToDoor(meeting);
    await grace.join();

    await ada.expectPeople(ada, grace);
    await grace.expectPeople(grace, ada);
    await Promise.all([ada.expectVideoFrom(grace), grace.expectVideoFrom(ada)]);
    await Promise.all([ada.expectSound(), grace.expectSound()]);
    expect(await mediaPaths(grace.page)).toEqual([expect.objectContaining(way)]);
  });
}
