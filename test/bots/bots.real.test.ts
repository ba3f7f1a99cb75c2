import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startBox, type Box } from '../support/startBox.ts';
import { startBots } from './startBots.ts';

// The load generator against a real box: what it measures elsewhere is only worth something if it sees all of this.

let box: Box;
beforeAll(async () => void (box = await startBox()));
afterAll(async () => void (await box.stop()));

async function aMeetingOf(...names: string[]) {
  const bots = await startBots(box.url);
  onTestFinished(() => bots.stop());
  for (const name of names) bots.join(name, { meeting: 'a-meeting-of-bots', video: true });
  for (const name of names) await bots.until(({ event, bot }) => event === 'joined' && bot === name);
  return bots;
}

it('three bots hear and see each other, keep their seats through a cut, and leave', async () => {
  const bots = await aMeetingOf('ada', 'grace', 'mary');
  const heardBy = async (name: string) => Object.values((await bots.report())[name]?.heard ?? {});
  const arrives = (streams: Awaited<ReturnType<typeof heardBy>>) =>
    streams.length === 2 &&
    streams.every(({ audio, video }) => (audio?.packets ?? 0) > 50 && (video?.packets ?? 0) > 15);
  await expect.poll(async () => arrives(await heardBy('ada')), { timeout: 10_000 }).toBe(true);
  await expect.poll(async () => arrives(await heardBy('mary')), { timeout: 10_000 }).toBe(true);

  bots.cut('ada');
  await bots.until(({ event, bot }) => event === 'resumed' && bot === 'ada');
  const { ada } = await bots.report();
  expect(ada?.seats).toHaveLength(1);
  expect(ada?.rooms).toMatchObject([{ epoch: 1, status: 'connected' }]);

  await bots.leave('grace');
  await expect.poll(async () => (await bots.report())['mary']?.people).toEqual(ada?.seats);
});

it('tells how long nothing came while the SFU was killed', async () => {
  const bots = await aMeetingOf('ada', 'grace');
  await expect
    .poll(async () => Object.keys((await bots.report())['ada']?.heard ?? {}), { timeout: 10_000 })
    .toHaveLength(1);
  await bots.reset();
  const { sfu } = box.pids();
  if (sfu === null) throw new Error('There is no SFU to kill.');
  const killedAt = Date.now();
  process.kill(sfu, 'SIGKILL');
  await bots.until(({ event, epoch, bot }) => event === 'media' && epoch !== 1 && bot === 'ada');
  const sound = async () => Object.values((await bots.report())['ada']?.heard ?? {})[0]?.audio;
  await expect.poll(async () => (await sound())?.switches, { timeout: 10_000 }).toBe(1);
  const [gap] = (await sound())?.gaps ?? [];
  expect(gap?.from).toBeGreaterThanOrEqual(killedAt - 100);
  expect((gap?.to ?? 0) - (gap?.from ?? 0)).toBeGreaterThan(100);
});
