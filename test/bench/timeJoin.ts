import { expect, type Page } from '@playwright/test';
import type { Person } from '../support/Person.ts';

declare global {
  interface Window {
    /** Resolves with the milliseconds from the click on Join to the first frame of somebody else's video. */
    joinTime?: Promise<number>;
  }
}

/**
 * Clicks Join at the door and answers how long the first remote frame took, both taken by the page's own clock. The
 * person is at the door, everything there is loaded and their camera is on.
 */
export async function timeJoin(person: Person, sees: string): Promise<number> {
  await person.nameField.fill(person.name);
  await watchForFirstFrame(person.page, sees);
  await person.joinButton.click();
  const time = await person.page.evaluate(() => window.joinTime);
  expect(time).toBeDefined();
  return time ?? Number.NaN;
}

async function watchForFirstFrame(page: Page, of: string): Promise<void> {
  await page.evaluate((name) => {
    window.joinTime = new Promise((resolve) => {
      let clicked = 0;
      document.addEventListener('click', () => (clicked = performance.now()), { capture: true, once: true });
      const watched = new WeakSet<HTMLVideoElement>();
      const observer = new MutationObserver(() => {
        const video = document.querySelector<HTMLVideoElement>(`[aria-label="${name}"] video`);
        if (!video || watched.has(video)) return;
        watched.add(video);
        video.requestVideoFrameCallback(() => {
          observer.disconnect();
          resolve(performance.now() - clicked);
        });
      });
      observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    });
  }, of);
}
