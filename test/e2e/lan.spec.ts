import { networkInterfaces } from 'node:os';
import { networkAddresses } from '../../infra/runner/networkAddress.ts';
import { startBox, type Box } from '../support/startBox.ts';
import { expect, test as base } from './fixtures.ts';

/** A box that serves the network, seen from there. */
const test = base.extend<object, { lanBox: Box }>({
  lanBox: [
    async ({}, use) => {
      const box = await startBox({ args: ['--lan'] });
      await use(box);
      await box.stop();
    },
    { scope: 'worker', timeout: 10 * 60_000 },
  ],
  place: [async ({ lanBox }, use) => use({ ...lanBox, url: lanBox.lanUrl ?? '' }), { scope: 'worker' }],
});

test.skip(networkAddresses(networkInterfaces()).length === 0, 'This machine is on no network.');

test('over the network with a test certificate: the page says so, and two people meet', async ({
  someone,
  meeting,
  place,
}) => {
  expect(place.url).toMatch(/^https:\/\/\d+\.\d+\.\d+\.\d+:\d+$/);
  // As after a click on "Proceed" in the browser's warning.
  const proceeding = { ignoreHTTPSErrors: true };
  const ada = await someone('Ada', proceeding);
  await ada.land();
  await expect(ada.page.getByText('This server uses a test certificate.')).toBeVisible();
  await ada.goToDoor(meeting);
  await expect(ada.page.getByText('This server uses a test certificate.')).toBeVisible();
  await ada.join();
  const grace = await someone('Grace', proceeding);
  await grace.enter(meeting);
  await ada.expectPeople(ada, grace);
  await Promise.all([ada.expectVideoFrom(grace), grace.expectVideoFrom(ada)]);
  await Promise.all([ada.expectSound(), grace.expectSound()]);
});

test('a browser is warned of the test certificate', async ({ someone }) => {
  const ada = await someone('Ada');
  await expect(ada.land()).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
});
