import type { Browser, Page } from '@playwright/test';

/** The four sizes of every screen: a desk, a tablet, a phone upright and lying. */
export const SIZES = {
  desk: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  lying: { width: 844, height: 390 },
} as const;
export type Size = keyof typeof SIZES;

export interface Look {
  screen: string;
  /** Of SIZES, or another in CSS pixels. */
  size: Size | { width: number; height: number };
  theme: 'light' | 'dark';
  language?: string;
}

/** Parts come by themselves, as panels and late chunks; after so long without a change there is no more to come. */
const STILL_MS = 150;

/** Runs in the page. */
const untilStill = (stillMs: number) =>
  new Promise<void>((resolve) => {
    const done = () => {
      observer.disconnect();
      resolve();
    };
    let timer = setTimeout(done, stillMs);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, stillMs);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });

/** The names of all screens, in order. */
export async function listScreens(browser: Browser, url: string): Promise<string[]> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByRole('link').first().waitFor();
  const names = await page.getByRole('link').allTextContents();
  await page.close();
  return names;
}

/** Shows a screen in this page, as it looks once it stands still. */
export async function lookAt(page: Page, url: string, { screen, size, theme, language = 'en' }: Look): Promise<void> {
  await page.setViewportSize(typeof size === 'string' ? SIZES[size] : size);
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(`${url}?screen=${screen}&lang=${language}`);
  await page.locator('#app > *').first().waitFor();
  await page.waitForFunction(() => document.fonts.status === 'loaded' && document.readyState === 'complete');
  await page.evaluate(untilStill, STILL_MS);
}
