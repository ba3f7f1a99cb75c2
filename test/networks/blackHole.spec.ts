import { expect, skipWithoutNetworks, test } from './fixtures.ts';

skipWithoutNetworks();
test.use({ secondMachine: true });

/** A room that could not be deleted is tried again every 15 s. */
const FORGOTTEN_MS = 60_000;

test('a media server whose machine vanishes from the network: seen and heard again at the other site, without a click @long', async ({
  someone,
  network,
  site,
  meeting,
}) => {
  const stateOf = async (id: string) => (await site.operator.status()).sites.find((known) => known.id === id)?.state;
  const seatsAt = async (at: 'first' | 'second') => [...(await site.rooms(at)).values()].flat().toSorted();

  // So that the meeting begins at the second.
  await site.operator.drain('first');
  const ada = await someone('Ada', 'open');
  const grace = await someone('Grace', 'restricted');
  for (const person of [ada, grace]) {
    await person.enter(meeting);
  }
  await grace.control('Mute microphone').click();
  await Promise.all([ada.expectVideoFrom(grace), grace.expectVideoFrom(ada)]);
  const seats = [ada.seat, grace.seat];
  expect(await seatsAt('second')).toEqual(seats.toSorted());
  await site.operator.undrain('first');
  await expect.poll(() => stateOf('first')).toBe('up');

  await network.blackHole('second');
  await expect.poll(() => seatsAt('first')).toEqual(seats.toSorted());
  // Nothing that had been on its way can make up for so many frames.
  await Promise.all([ada.expectVideoFrom(grace, 60), grace.expectVideoFrom(ada, 60)]);
  await grace.expectSound();
  await ada.expectPeople(ada, grace);
  await grace.expectPeople(grace, ada);
  expect([ada.seat, grace.seat]).toEqual(seats);
  // Who was muted still is, and who was not is heard.
  await expect(ada.tile(grace).getByRole('img', { name: 'Microphone muted' })).toBeVisible();
  await expect(grace.tile(ada).getByRole('img', { name: 'Microphone muted' })).toBeHidden();
  await expect(grace.control('Unmute microphone')).toBeVisible();
  await expect.poll(() => stateOf('second')).toBe('down');

  // The machine is back, with the room that nobody could delete there.
  await network.blackHole(null);
  await expect.poll(() => stateOf('second')).toBe('up');
  await expect.poll(async () => (await site.rooms('second')).size, { timeout: FORGOTTEN_MS }).toBe(0);
  expect(await seatsAt('first')).toEqual(seats.toSorted());
  await ada.expectPeople(ada, grace);
  await Promise.all([ada.expectVideoFrom(grace), grace.expectVideoFrom(ada)]);
});
