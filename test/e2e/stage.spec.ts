import { expect, test } from './fixtures.ts';

test('who mutes is seen to be muted, and is not heard', async ({ someone, meeting }) => {
  const ada = await someone('Ada');
  await ada.enter(meeting);
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await ada.expectSound();
  const muted = ada.tile(grace).getByRole('img', { name: 'Microphone muted' });
  await expect(muted).toHaveCount(0);

  await grace.control('Mute microphone').click();
  await expect(muted).toBeVisible();
  await ada.expectSilence();
  await grace.control('Unmute microphone').click();
  await expect(muted).toHaveCount(0);
  await ada.expectSound();
});

test('a camera that is switched off leaves no frozen picture, and comes back @long', async ({ someone, meeting }) => {
  const ada = await someone('Ada');
  await ada.enter(meeting);
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await ada.expectVideoFrom(grace);

  await grace.control('Turn camera off').click();
  await expect(ada.tile(grace).locator('video')).toBeHidden();
  await expect(ada.tile(grace)).toBeVisible();
  await grace.control('Turn camera on').click();
  await ada.expectVideoFrom(grace);
});
