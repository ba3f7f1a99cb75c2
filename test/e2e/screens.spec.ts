import { expect, test } from './fixtures.ts';

test('a Polish browser gets a Polish page', async ({ someone, meeting }) => {
  const ada = await someone('Ada', { locale: 'pl-PL' });
  await ada.land();
  await expect(ada.page.locator('html')).toHaveAttribute('lang', 'pl');
  await ada.page.goto(`/${meeting}`);
  await expect(ada.page.getByRole('textbox', { name: 'Twoje imię' })).toBeVisible();
});

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

test('on a phone everything is on the screen and large enough for a thumb', async ({ someone, meeting }) => {
  const ada = await someone('Ada');
  await ada.enter(meeting);

  const grace = await someone('Grace', phone);
  await grace.land();
  const width = () => grace.page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(360);
  await grace.goToDoor(meeting);
  expect(await width()).toBeLessThanOrEqual(360);
  await grace.join();
  expect(await width()).toBeLessThanOrEqual(360);

  await grace.expectVideoFrom(ada);
  for (const name of ['Mute microphone', 'Turn camera off', 'Leave']) {
    const button = grace.control(name);
    await expect(button).toBeInViewport({ ratio: 1 });
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  for (const person of [ada, grace]) await expect(grace.tile(person)).toBeInViewport({ ratio: 0.99 });
  await grace.leave();
});
