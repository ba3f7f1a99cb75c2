import { createNetwork } from '../support/network/createNetwork.ts';
import { measureLine } from '../support/network/measureLine.ts';
import { NAMES } from '../support/network/startSite.ts';
import { expect, skipWithoutNetworks, test } from './fixtures.ts';

skipWithoutNetworks();

test('the restrictions are what they say, and end @long', async () => {
  const network = await createNetwork(NAMES);
  const line = async (restriction: Parameters<typeof network.restrict>[0]) => {
    await network.restrict(restriction);
    return measureLine(network);
  };
  try {
    const open = await line({ kind: 'none' });
    expect(open.arrived).toBe(1);

    expect(await line({ kind: 'noUdp' })).toMatchObject({
      arrived: 0,
      tcp443: expect.any(Number),
      tcpOther: expect.any(Number),
    });
    expect(await line({ kind: 'only443' })).toMatchObject({ arrived: 0, tcp443: expect.any(Number), tcpOther: null });

    // There and back, 0.8² = 0.64 of 400 arrive: within four standard deviations.
    const { arrived } = await line({ kind: 'loss', percent: 20 });
    expect(arrived).toBeGreaterThan(0.54);
    expect(arrived).toBeLessThan(0.74);

    const late = await line({ kind: 'delay', ms: 500 });
    expect(late.arrived).toBe(1);
    expect(late.roundTripMs).toBeGreaterThan(500);

    // 200 kB at 1 Mbit/s; the bucket and the headers are the difference.
    const narrow = await line({ kind: 'rate', kbit: 1_000 });
    expect(Math.max(narrow.tcp443 ?? 0, narrow.tcpOther ?? 0)).toBeGreaterThan(1_400);

    const again = await line({ kind: 'none' });
    expect(again.arrived).toBe(1);
    expect(again.roundTripMs).toBeLessThan(100);
  } finally {
    await network.close();
  }
});
