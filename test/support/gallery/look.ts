import type { Browser, Page } from '@playwright/test';

/** The sizes at which every screen has to be right: a phone upright and lying, a tablet, a desk, a large one. */
export const SIZES = {
  phone: { width: 360, height: 740 },
  lying: { width: 740, height: 360 },
  tablet: { width: 768, height: 1024 },
  desk: { width: 1280, height: 800 },
  large: { width: 1920, height: 1080 },
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
  // Parts that come late say so, or are on their way.
  await page.waitForFunction(() => !document.body.innerText.match(/Loading…|Wczytywanie…/));
  await page.evaluate(untilStill, STILL_MS);
}
