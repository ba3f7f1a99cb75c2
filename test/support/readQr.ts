import type { Locator } from '@playwright/test';
import jsQR from 'jsqr';

/** What a camera reads in an element as it is drawn; null: nothing. */
export async function readQr(element: Locator): Promise<string | null> {
  const png = await element.screenshot();
  const context = element.page().context();
  // The page's own rules forbid pictures out of nowhere.
  const blank = await context.newPage();
  const { data, width, height } = await blank.evaluate(
    async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const { naturalWidth: width, naturalHeight: height } = image;
      const canvas = new OffscreenCanvas(width, height).getContext('2d');
      canvas?.drawImage(image, 0, 0);
      return { data: [...(canvas?.getImageData(0, 0, width, height).data ?? [])], width, height };
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await blank.close();
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data ?? null;
}
