import { readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import { y4mOf } from '../y4m.ts';

/** Pixels; even numbers, as I420 has one colour for four of them. */
const WIDTH = 640;
const HEIGHT = 360;

/** Somebody before a detailed background, as a film for the fake camera; `browser` decodes the picture. */
export async function portraitFilm(browser: Browser): Promise<Buffer> {
  const jpeg = await readFile(new URL('portrait.jpg', import.meta.url));
  const page = await browser.newPage();
  const base64 = await page.evaluate(
    async ({ url, width, height }) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const context = new OffscreenCanvas(width, height).getContext('2d');
      context?.drawImage(image, 0, 0, width, height);
      const pixels = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
      let binary = '';
      for (const byte of pixels) binary += String.fromCharCode(byte);
      return btoa(binary);
    },
    { url: `data:image/jpeg;base64,${jpeg.toString('base64')}`, width: WIDTH, height: HEIGHT },
  );
  await page.close();
  const picture = i420(Buffer.from(base64, 'base64'), WIDTH, HEIGHT);
  return y4mOf([picture, picture], WIDTH, HEIGHT, 10);
}

/** From RGBA, full range (JFIF). */
function i420(rgba: Buffer, width: number, height: number): Buffer {
  const half = { width: width / 2, height: height / 2 };
  const [y, u, v] = [
    Buffer.alloc(width * height),
    Buffer.alloc(half.width * half.height),
    Buffer.alloc(half.width * half.height),
  ];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const [r = 0, g = 0, b = 0] = rgba.subarray(4 * at, 4 * at + 3);
      y[at] = clamp(0.299 * r + 0.587 * g + 0.114 * b);
      if (row % 2 === 1 || column % 2 === 1) continue;
      const colour = (row / 2) * half.width + column / 2;
      u[colour] = clamp(128 - 0.1687 * r - 0.3313 * g + 0.5 * b);
      v[colour] = clamp(128 + 0.5 * r - 0.4187 * g - 0.0813 * b);
    }
  }
  return Buffer.concat([y, u, v]);
}

const clamp = (value: number) => Math.min(255, Math.max(0, Math.round(value)));
