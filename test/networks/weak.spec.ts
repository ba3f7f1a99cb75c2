import { watchArrivingVideos } from '../support/arrivingVideos.ts';
import { expect, skipWithoutNetworks, test } from './fixtures.ts';

skipWithoutNetworks();

test('a weak line is said on both sides; one goes on without cameras, and has them again @long', async ({
  someone,
  network,
  meeting,
}) => {
  test.setTimeout(180_000);
  const ada = await someone('Ada', 'open');
  await ada.enter(meeting);
  const grace = await someone('Grace', 'restricted');
  await grace.enter(meeting);
  await Promise.all([ada.expectVideoFrom(grace), grace.expectVideoFrom(ada)]);
  const weak = grace.page.getByText('Your connection is weak.');
  await expect(weak).toHaveCount(0);

  await network.restrict({ kind: 'loss', percent: 30 });
  // The SFU judges the last 5 s and more.
  await expect(weak).toBeVisible({ timeout: 60_000 });
  await expect(weak).toContainText('So that sound goes on, pictures are');
  await expect(ada.tile(grace).getByRole('img', { name: /Weak connection|Connection lost/ })).toBeVisible({
    timeout: 30_000,
  });

  const arriving = watchArrivingVideos(grace.page);
  await grace.page.getByRole('button', { name: 'Stop receiving cameras' }).click();
  await expect.poll(arriving).toBe(0);
  await expect(grace.page.getByText('You do not receive the cameras of others.')).toBeVisible();
  await grace.expectSound();

  await network.restrict({ kind: 'none' });
  await grace.page.getByRole('button', { name: 'Receive cameras again' }).click();
  await grace.expectVideoFrom(ada);
  await expect(weak).toHaveCount(0, { timeout: 60_000 });
});

test('through a relay the statistics say so', async ({ someone, network, meeting }) => {
  await network.restrict({ kind: 'only443' });
  const grace = await someone('Grace', 'restricted');
  await grace.enter(meeting);
  await grace.page.getByRole('button', { name: 'View', exact: true }).click();
  await grace.page.getByRole('menuitem', { name: 'Statistics' }).click();
  await expect(grace.page.getByText('relayed (TURN), TLS')).toBeVisible({ timeout: 30_000 });
});
