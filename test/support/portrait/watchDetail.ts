import type { Locator } from '@playwright/test';

/** Variance of the Laplacian, a measure of detail, in two parts of a picture of portrait.jpg. */
export interface Detail {
  face: number;
  background: number;
}

/** Parts of the picture's width and height: left, top, right, bottom. */
const PARTS = {
  face: [0.35, 0.24, 0.5, 0.6],
  background: [0.7, 0.08, 0.95, 0.75],
} as const;
/** Pictures of all sizes are measured in this one: a busy machine sends smaller ones, and these have the same detail in it. */
const SIZE = { width: 320, height: 180 };

declare global {
  interface Window {
    /** Of each picture that has been shown since it is watched, in order. */
    details?: Detail[];
  }
}

/** Measures every picture that a video element shows from now on; called again, it begins anew. Answers what has been seen so far. */
export async function watchDetail(video: Locator): Promise<() => Promise<readonly Detail[]>> {
  await video.evaluate(
    (element: HTMLVideoElement, { parts, size }) => {
      const details: Detail[] = (window.details = []);
      const context = new OffscreenCanvas(size.width, size.height).getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('No canvas.');
      context.imageSmoothingQuality = 'high';
      const measure = ([left, top, right, bottom]: readonly [number, number, number, number]) => {
        const width = Math.round((right - left) * size.width);
        const height = Math.round((bottom - top) * size.height);
        const { data } = context.getImageData(left * size.width, top * size.height, width, height);
        const green = (x: number, y: number) => data[4 * (y * width + x) + 1] ?? 0;
        let sum = 0;
        let squares = 0;
        let count = 0;
        for (let y = 1; y < height - 1; y++) {
          for (let x = 1; x < width - 1; x++) {
            const bend = green(x - 1, y) + green(x + 1, y) + green(x, y - 1) + green(x, y + 1) - 4 * green(x, y);
            sum += bend;
            squares += bend * bend;
            count++;
          }
        }
        return squares / count - (sum / count) ** 2;
      };
      const look = () => {
        if (window.details !== details) return;
        context.drawImage(element, 0, 0, size.width, size.height);
        details.push({ face: measure(parts.face), background: measure(parts.background) });
        element.requestVideoFrameCallback(look);
      };
      element.requestVideoFrameCallback(look);
    },
    { parts: PARTS, size: SIZE },
  );
  return () => video.evaluate(() => window.details ?? []);
}
