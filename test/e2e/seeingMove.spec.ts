import { startBots } from '../bots/startBots.ts';
import { watchArrivingVideos } from '../support/arrivingVideos.ts';
import { expect } from './fixtures.ts';
import { move, test } from './onFleet.ts';

test('a move in the middle of a pinned view keeps it, its size and its large picture @long', async ({
  fleet,
  someone,
  meeting,
}) => {
  const ada = await someone('Ada', { viewport: { width: 800, height: 450 } });
  const [grace, edsger] = [await someone('Grace'), await someone('Edsger')];
  for (const person of [ada, grace, edsger]) await person.enter(meeting);
  await ada.expectVideoFrom(grace);
  await ada.page.getByRole('button', { name: 'Pin Grace' }).focus();
  await ada.page.keyboard.press('Enter');
  const width = () =>
    ada
      .tile(grace)
      .locator('video')
      .evaluate((video) => (video as HTMLVideoElement).videoWidth);
  await expect.poll(width).toBeGreaterThanOrEqual(640);
  const before = await ada.tile(grace).boundingBox();

  await move(fleet, ada.seat);
  expect(await ada.tile(grace).boundingBox()).toEqual(before);
  await expect(ada.page.getByRole('button', { name: 'Unpin Grace' })).toBeAttached();
  await ada.expectVideoFrom(grace);
  await ada.expectVideoFrom(edsger);
  await expect.poll(width).toBeGreaterThanOrEqual(640);
});

test('a move of a meeting of many brings the visible page’s pictures and no others @long', async ({
  fleet,
  someone,
  meeting,
}) => {
  test.setTimeout(150_000);
  const bots = await startBots(fleet.box.url);
  try {
    for (let index = 1; index <= 18; index++) {
      const bot = `Bot ${index}`;
      bots.join(bot, { meeting, video: true, audioEveryMs: 200 });
      await bots.until((event) => event.event === 'joined' && event.bot === bot);
    }
    const ada = await someone('Ada', { viewport: { width: 390, height: 844 } });
    await ada.enter(meeting);
    await ada.page.getByRole('button', { name: 'Next page' }).click();
    const arriving = watchArrivingVideos(ada.page);
    await expect.poll(arriving, { timeout: 30_000 }).toBe(9);

    await move(fleet, ada.seat);
    await expect(ada.page.getByText('Page 2 of 3')).toBeAttached();
    await expect.poll(arriving, { timeout: 30_000 }).toBe(9);
  } finally {
    await bots.stop();
  }
});
