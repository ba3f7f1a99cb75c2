import type { Page } from '@playwright/test';

export interface Seen {
  /** How often was looked. */
  looks: number;
  /** How often there was no picture at all. */
  missing: number;
  /** How often it was dark. */
  dark: number;
}

/** Looks at what the tile of this name shows with every picture that the page draws; the answer tells what was seen so far. */
export async function watchTile(page: Page, name: string): Promise<() => Promise<Seen>> {
  const seen = await page.evaluateHandle((name) => {
    const seen = { looks: 0, missing: 0, dark: 0 };
    const context = new OffscreenCanvas(8, 8).getContext('2d', { willReadFrequently: true });
    const look = () => {
      seen.looks++;
      const video = document.querySelector<HTMLVideoElement>(`[role=group][aria-label="${name}"] video`);
      if (!video?.checkVisibility() || video.readyState < 2) seen.missing++;
      else if (context) {
        context.drawImage(video, 0, 0, 8, 8);
        const { data } = context.getImageData(0, 0, 8, 8);
        if (Math.max(...data.filter((_, i) => i % 4 !== 3)) < 60) seen.dark++;
      }
      requestAnimationFrame(look);
    };
    look();
    return seen;
  }, name);
  return () => seen.jsonValue();
}
