import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { listScreens, lookAt, type Look, type Size } from '../support/gallery/look.ts';
import { startGallery } from '../support/gallery/startGallery.ts';
import { expect, test as base } from './fixtures.ts';

/** WCAG 2.2, level AA, with all that it contains. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const test = base.extend<object, { gallery: { url: string; screens: readonly string[] } }>({
  gallery: [
    async ({ browser }, use) => {
      const { url, stop } = await startGallery();
      await use({ url, screens: await listScreens(browser, url) });
      await stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** What is wrong with a page, one line a kind and element. */
async function violations(page: Page): Promise<string[]> {
  // A colour on its way to another is neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const { violations: found } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}

const LOOKS: readonly (Omit<Look, 'screen'> & { size: Size })[] = [
  { size: 'desk', theme: 'light' },
  { size: 'desk', theme: 'dark' },
  { size: 'phone', theme: 'light', language: 'pl' },
];

for (const look of LOOKS) {
  test(`no screen breaks a rule that axe knows (${look.size}, ${look.theme}) @long`, async ({ browser, gallery }) => {
    test.setTimeout(10 * 60_000);
    const context = await browser.newContext();
    const page = await context.newPage();
    for (const screen of gallery.screens) {
      // The stage is dark in both themes; on a phone it is laid out in another way.
      if (look.size === 'desk' && look.theme === 'light' && screen.startsWith('stage')) continue;
      await lookAt(page, gallery.url, { screen, ...look });
      expect.soft(await violations(page), screen).toEqual([]);
    }
    await context.close();
  });
}

test('at 200 % and on the narrowest phone, nothing has to be scrolled sideways @long', async ({ browser, gallery }) => {
  test.setTimeout(10 * 60_000);
  const page = await browser.newPage();
  for (const screen of gallery.screens) {
    // 1280 × 800 at 200 %, and the width of WCAG's reflow (1.4.10).
    for (const size of [
      { width: 640, height: 400 },
      { width: 320, height: 568 },
    ]) {
      await lookAt(page, gallery.url, { screen, size, theme: 'light' });
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(tooWide, `${screen} at ${size.width}`).toBeLessThanOrEqual(0);
    }
  }
  await page.close();
});

test('the pages as they are served, with every panel open in turn @long', async ({ theHost, someone, meeting }) => {
  test.setTimeout(3 * 60_000);
  const ada = await theHost('Ada');
  expect(await violations(ada.page), 'landing').toEqual([]);
  await ada.goToDoor(meeting);
  expect(await violations(ada.page), 'door').toEqual([]);
  await ada.join();
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await ada.expectVideoFrom(grace);
  expect(await violations(ada.page), 'stage').toEqual([]);
  const panels = await ada.controls.locator('button[aria-expanded]').all();
  expect(panels.length).toBeGreaterThan(2);
  for (const button of panels) {
    await button.click();
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await expect(ada.page.locator('.panel')).toBeVisible();
    expect(await violations(ada.page), (await button.getAttribute('aria-label')) ?? '').toEqual([]);
  }
});

test('a meeting with the keyboard alone', async ({ someone, meeting }) => {
  const grace = await someone('Grace');
  await grace.enter(meeting);
  const ada = await someone('Ada');
  await ada.page.goto(`/${meeting}`);
  const { keyboard } = ada.page;
  await expect(ada.nameField).toBeVisible();
  await tabTo(ada.page, 'Your name');
  await keyboard.type('Ada');
  await keyboard.press('Enter');
  await expect(ada.controls).toBeVisible();
  await ada.expectVideoFrom(grace);

  await keyboard.press('m');
  await expect(grace.tile(ada).getByRole('img', { name: 'Microphone muted' })).toBeVisible();
  await keyboard.press('m');
  await keyboard.press('v');
  await expect(grace.tile(ada).locator('video')).toBeHidden();

  await keyboard.press('?');
  const sheet = ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Unmute microphone').or(sheet.getByText('Mute microphone'))).toBeVisible();
  for (const line of [/S\s*Share screen/, /R\s*React/, /Space\s*Hold to talk while muted/]) {
    await expect(sheet).toContainText(line);
  }
  const covered = await sheet.locator('dl > div').evaluateAll((lines) =>
    lines.flatMap((line) => {
      const [key, name] = ['kbd', 'dd'].map((part) => line.querySelector(part)?.getBoundingClientRect());
      return key && name && key.right <= name.left ? [] : [line.textContent];
    }),
  );
  expect(covered, 'names that a key lies over').toEqual([]);
  await keyboard.press('p');
  await expect(ada.control('People')).toHaveAttribute('aria-expanded', 'false');
  await keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await keyboard.press('p');
  await expect(ada.control('People')).toHaveAttribute('aria-expanded', 'true');
  await keyboard.press('Escape');
  await expect(ada.control('People')).toBeFocused();

  await keyboard.press('End');
  await expect(ada.control('Leave')).toBeFocused();
  await keyboard.press('Enter');
  await expect(ada.page.getByRole('heading', { name: 'You left the meeting' })).toBeVisible();
});

test('whoever wants no single keys switches them off, and the device remembers @long', async ({ someone, meeting }) => {
  const ada = await someone('Ada');
  await ada.enter(meeting);
  const { keyboard } = ada.page;
  await keyboard.press('?');
  const sheet = ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByRole('switch', { name: 'Shortcuts of one key' }).uncheck();
  await keyboard.press('Escape');
  await keyboard.press('p');
  await keyboard.press('?');
  await expect(ada.control('People')).toHaveAttribute('aria-expanded', 'false');
  await expect(sheet).toBeHidden();
  await ada.page.reload();
  await expect(ada.controls).toBeVisible();
  await keyboard.press('p');
  await expect(ada.control('People')).toHaveAttribute('aria-expanded', 'false');
});

test('who wants no motion gets none @long', async ({ someone, meeting }) => {
  const ada = await someone('Ada');
  await ada.page.emulateMedia({ reducedMotion: 'reduce' });
  await ada.enter(meeting);
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await ada.expectVideoFrom(grace);
  await ada.control('People').click();
  expect(await ada.page.evaluate(() => document.getAnimations().length)).toBe(0);
});

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByLabel(name);
  for (let presses = 0; presses < 30; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach "${name}".`);
}
