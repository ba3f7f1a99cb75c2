import type { Restriction } from '../support/network/Restriction.ts';
import { mediaPaths, type MediaPath } from '../support/network/mediaPath.ts';
import { expect, skipWithoutNetworks, test } from './fixtures.ts';

skipWithoutNetworks();

interface Case {
  title: string;
  restriction: Restriction;
  /** How Grace's media may travel. */
  ways: readonly Partial<MediaPath>[];
}

const cases: readonly Case[] = [
  { title: 'an open network: UDP', restriction: { kind: 'none' }, ways: [{ protocol: 'udp', relayProtocol: null }] },
  {
    title: 'UDP blocked: ICE over TCP @long',
    restriction: { kind: 'noUdp' },
    // A browser that has both takes TCP to the SFU mostly, and the relay now and then.
    ways: [
      { protocol: 'tcp', relayProtocol: null },
      { type: 'relay', relayProtocol: 'tls' },
    ],
  },
  {
    title: 'nothing but TCP 443: TURN over TLS @relay',
    restriction: { kind: 'only443' },
    ways: [{ type: 'relay', relayProtocol: 'tls' }],
  },
  { title: '5 % loss @long', restriction: { kind: 'loss', percent: 5 }, ways: [{}] },
  { title: '20 % loss @long', restriction: { kind: 'loss', percent: 20 }, ways: [{}] },
  { title: '500 ms delay @long', restriction: { kind: 'delay', ms: 500 }, ways: [{}] },
  { title: '1 Mbit/s @long', restriction: { kind: 'rate', kbit: 1_000 }, ways: [{}] },
];

for (const { title, restriction, ways } of cases) {
  test(`two people meet, one behind ${title}`, async ({ someone, network, meeting }) => {
    const ada = await someone('Ada', 'open');
    await ada.enter(meeting);

    await network.restrict(restriction);
    const grace = await someone('Grace', 'restricted');
    await grace.enter(meeting);

    await ada.expectPeople(ada, grace);
    await grace.expectPeople(grace, ada);
    await Promise.all([ada.expectVideoFrom(grace), grace.expectVideoFrom(ada)]);
    await Promise.all([ada.expectSound(), grace.expectSound()]);
    const paths = await mediaPaths(grace.page);
    expect(paths).toHaveLength(1);
    expect(ways.map((way) => expect.objectContaining(way) as MediaPath)).toContainEqual(paths[0]);
  });
}
