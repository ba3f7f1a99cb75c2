import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startBox, type Box } from '../support/startBox.ts';
import { expect, test as base } from './fixtures.ts';

/** A box of their own: they count all meetings that there are, and those of other tests linger for a while. */
const test = base.extend<{}, { place: Box }>({
  place: [
    async ({}, use) => {
      const box = await startBox();
      await use(box);
      await box.stop();
    },
    { scope: 'worker', timeout: 10 * 60_000 },
  ],
});

const keyOf = (box: Box) => readFileSync(join(box.state, 'operator-key'), 'utf8').trim();
const site = (page: Page) => page.getByRole('article');

async function show(page: Page, key: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Operator key' }).fill(key);
  await page.getByRole('button', { name: 'Show fleet' }).click();
}

test('the operator sees the site of a box and its meetings, drains it and has it back @long', async ({
  someone,
  meeting,
  box,
}) => {
  const ada = await someone('Ada');
  await ada.enter(meeting);

  const { page } = await someone('The operator');
  await page.goto('/fleet');
  await expect(page).toHaveTitle('Fleet – Narada');
  await show(page, `${keyOf(box)}x`);
  await expect(page.getByText('This is not the operator key.').first()).toBeVisible();
  await expect(site(page)).toHaveCount(0);

  const key = keyOf(box);
  await show(page, key);
  await expect(site(page)).toHaveCount(1);
  await expect(site(page)).toContainText('Up');
  await expect(site(page)).toContainText('packets/s');
  // Heard of within a poll of the Fleet and one of the page.
  await expect(page.getByText('1 meeting · 1 person')).toBeVisible();
  await expect(page.getByRole('img', { name: '1 meeting with 1 person' })).toBeVisible();
  expect(await page.content()).not.toContain(meeting);
  expect(await page.evaluate(() => [localStorage, sessionStorage].flatMap(Object.values).join())).not.toContain(key);
  expect(page.url() + JSON.stringify(await page.context().cookies())).not.toContain(key);

  await site(page).getByRole('button', { name: 'Drain' }).click();
  await expect(site(page)).toContainText('Draining');
  await expect(site(page)).toContainText('drained by the operator');
  await expect(site(page)).not.toContainText('it may be stopped');
  // There is nowhere to go, so the meeting stays; and the site is not removed under it.
  await site(page).getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog).toContainText('People are there.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(site(page)).toHaveCount(1);

  await ada.leave();
  await expect(site(page)).toContainText('Nobody is there, it may be stopped.');
  await site(page).getByRole('button', { name: 'Undrain' }).click();
  await expect(site(page).getByRole('button', { name: 'Drain', exact: true })).toBeVisible();
  await expect(site(page)).not.toContainText('Draining');
});

test('the operator’s page fits on a phone @long', async ({ someone, box }) => {
  const { page } = await someone('The operator', { viewport: { width: 360, height: 740 }, hasTouch: true });
  await page.goto('/fleet');
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(360);
  await show(page, keyOf(box));
  await expect(site(page)).toHaveCount(1);
  expect(await width()).toBeLessThanOrEqual(360);
  for (const button of await page.getByRole('button').all()) {
    expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  }
});
