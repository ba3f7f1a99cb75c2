import type { Locator } from '@playwright/test';

export interface ShownPicture {
  /** Pixels, as they were received. */
  width: number;
  height: number;
  /** Degrees of the colour wheel, in the upper right corner. */
  hue: number;
  /** How far neighbouring pixels of a row are apart in the very middle, 0 to 255. */
  contrast: number;
}

/** What a tile shows at this moment, in the pixels that were received. */
export function shownPicture(tile: Locator): Promise<ShownPicture> {
  return tile.locator('video').evaluate((video) => {
    if (!(video instanceof HTMLVideoElement)) throw new Error('There is no video.');
    const { videoWidth: width, videoHeight: height } = video;
    const canvas = new OffscreenCanvas(Math.max(width, 1), Math.max(height, 1));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('There is no canvas.');
    context.drawImage(video, 0, 0);
    const [r = 0, g = 0, b = 0] = context.getImageData(Math.floor(width * 0.9), Math.floor(height * 0.1), 1, 1).data;
    const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
    const span = most - least || 1;
    const sixth = most === r ? (g - b) / span : most === g ? 2 + (b - r) / span : 4 + (r - g) / span;
    const row = context.getImageData(Math.floor(width / 2) - 40, Math.floor(height / 2), 81, 1).data;
    let steps = 0;
    for (let x = 1; x <= 80; x++) steps += Math.abs((row[4 * x] ?? 0) - (row[4 * x - 4] ?? 0));
    return { width, height, hue: (sixth * 60 + 360) % 360, contrast: steps / 80 };
  });
}
