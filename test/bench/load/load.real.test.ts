import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startBots } from '../../bots/startBots.ts';
import { startBox, type Box } from '../../support/startBox.ts';
import { startLoad } from './startLoad.ts';

let box: Box;
beforeAll(async () => void (box = await startBox()));
afterAll(async () => void (await box.stop()));

it('people of the load hold seats and send what they have: camera and voice, voice alone, nothing', async () => {
  const bots = await startBots(box.url);
  onTestFinished(() => bots.stop());
  const load = await startLoad(box, 'a-crowd', { people: 3, cameras: 1, voices: 2 });
  bots.join('ada', { meeting: 'a-crowd' });
  await bots.until(({ event }) => event === 'joined');
  const heard = async (index: number) => {
    const { audio, video } = (await bots.report())['ada']?.heard[load.seats[index] ?? ''] ?? {};
    return { sound: (audio?.packets ?? 0) > 50, picture: (video?.packets ?? 0) > 15 };
  };
  await expect.poll(() => heard(0), { timeout: 10_000 }).toEqual({ sound: true, picture: true });
  await expect.poll(() => heard(1), { timeout: 10_000 }).toEqual({ sound: true, picture: false });
  expect(await heard(2)).toEqual({ sound: false, picture: false });
  expect((await bots.report())['ada']?.people.toSorted()).toEqual(load.seats.toSorted());
  expect(load.troubles).toEqual([]);

  await load.stop();
  await expect.poll(async () => (await bots.report())['ada']?.people).toEqual([]);
});
