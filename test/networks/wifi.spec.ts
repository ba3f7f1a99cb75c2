import { expect, skipWithoutNetworks, test } from './fixtures.ts';

skipWithoutNetworks();

test('a change from Wi-Fi to mobile in the middle of a call: seen and heard again, with the same seat', async ({
  someone,
  network,
  meeting,
}) => {
  const ada = await someone('Ada', 'open');
  await ada.enter(meeting);
  const grace = await someone('Grace', 'restricted');
  await grace.enter(meeting);
  await grace.control('Mute microphone').click();
  await Promise.all([ada.expectVideoFrom(grace), grace.expectVideoFrom(ada)]);
  const { seat } = grace;
  try {
    await network.changeAddress('mobile');
    // Nothing that had been on its way can make up for so many frames.
    await Promise.all([ada.expectVideoFrom(grace, 60), grace.expectVideoFrom(ada, 60)]);
    await grace.expectSound();
    await ada.expectPeople(ada, grace);
    expect(grace.seat).toBe(seat);
    await expect(ada.tile(grace).getByRole('img', { name: 'Microphone muted' })).toBeVisible();
  } finally {
    await network.changeAddress('wifi');
  }
});
