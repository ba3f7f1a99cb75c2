import { watchTile } from '../support/watchTile.ts';
import { expect } from './fixtures.ts';
import { everySiteTakesMeetings, expectAllGone, otherThan } from './onFleet.ts';
import { bar, countPickers, expectEnded, expectSharp, meet, RED, share, test } from './sharingFixtures.ts';

for (const moves of [true, false]) {
  const what = moves ? 'a film' : 'a page that stands still';
  test(`${what} is shared on through a move, without a gap and without another question @long`, async ({
    fleet,
    someone,
    meeting,
  }) => {
    await everySiteTakesMeetings(fleet);
    const ada = await someone('Ada');
    const pickers = await countPickers(ada.page);
    const [, grace] = await meet(someone, meeting, ada);
    await share(ada, { ...RED, moves });
    const expectPicture = () => (moves ? grace.expectScreenFrom(ada) : expectSharp(grace.screen(ada)));
    await expectPicture();
    await grace.expectSound();
    const from = (await fleet.siteOf(ada.seat)) ?? '';
    const seen = await watchTile(grace.page, 'Ada’s screen');

    await fleet.drain(from);
    for (const { seat } of [ada, grace]) {
      await expect.poll(() => fleet.siteOf(seat), { timeout: 30_000 }).toBe(otherThan(from));
    }
    await expectAllGone(fleet, from);
    await expectPicture();
    await grace.expectSound();
    expect(await seen()).toMatchObject({ missing: 0, dark: 0 });
    expect((await seen()).looks).toBeGreaterThan(20);
    expect(await pickers()).toBe(1);
    await bar(ada).getByRole('button', { name: 'Stop sharing' }).click();
    await expectEnded(ada, grace);
  });
}
