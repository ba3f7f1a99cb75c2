import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Every lock of the screen that the page was given. */
    wakeLocks?: WakeLockSentinel[];
  }
}

/** From the page's next load on it can be told whether the page keeps the screen awake. */
export async function watchWakeLock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const locks: WakeLockSentinel[] = [];
    window.wakeLocks = locks;
    const { request } = WakeLock.prototype;
    WakeLock.prototype.request = async function (type) {
      const lock = await request.call(this, type);
      locks.push(lock);
      return lock;
    };
  });
}

/** How many locks the page was given so far, and how many it has now. */
export function wakeLocks(page: Page): Promise<{ given: number; held: number }> {
  return page.evaluate(() => {
    const locks = window.wakeLocks ?? [];
    return { given: locks.length, held: locks.filter(({ released }) => !released).length };
  });
}
