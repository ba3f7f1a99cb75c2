import { expect, test } from './fixtures.ts';

test('the media server dies: the runner starts it again and the pair is back without a click', async ({
  someone,
  meeting,
  box,
}) => {
  test.slow();
  const ada = await someone('Ada');
  await ada.enter(meeting);
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await Promise.all([ada.expectVideoFrom(grace), grace.expectVideoFrom(ada)]);

  const { sfu } = box.pids();
  if (sfu === null) throw new Error('There is no SFU to kill.');
  process.kill(sfu, 'SIGKILL');
  await expect.poll(() => [null, sfu].includes(box.pids().sfu), { message: 'another SFU runs' }).toBe(false);

  // Nothing that had been on its way can make up for so many frames.
  await Promise.all([ada.expectVideoFrom(grace, 40), grace.expectVideoFrom(ada, 40)]);
  await Promise.all([ada.expectSound(), grace.expectSound()]);
  await ada.expectPeople(ada, grace);
});
