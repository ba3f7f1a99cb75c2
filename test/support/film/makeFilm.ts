import type { Page } from '@playwright/test';
import { FILM, KEY_EVERY } from './film.ts';
import { webm } from './webm.ts';

/** Encodes the test's film in a page (of a secure origin, as WebCodecs wants), and answers it as a WebM file. */
export async function makeFilm(page: Page): Promise<Buffer> {
  const pictures = await page.evaluate(encode, { ...FILM, keyEvery: KEY_EVERY });
  return webm(
    pictures.map(({ isKey, data }) => ({ isKey, data: Buffer.from(data, 'base64') })),
    FILM,
  );
}

/** In the page. */
async function encode({ width, height, fps, seconds, bits, keyEvery }: typeof FILM & { keyEvery: number }) {
  const pictures: { isKey: boolean; data: string }[] = [];
  const encoder = new VideoEncoder({
    output(chunk) {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      pictures.push({ isKey: chunk.type === 'key', data: btoa(String.fromCharCode(...bytes)) });
    },
    error: (error) => {
      throw error;
    },
  });
  encoder.configure({ codec: 'vp8', width, height, framerate: fps, bitrate: 300_000 });
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  const block = width / bits;
  for (let number = 0; number < fps * seconds; number++) {
    pen.fillStyle = '#345';
    pen.fillRect(0, 0, width, height);
    for (let bit = 0; bit < bits; bit++) {
      pen.fillStyle = (number >> bit) & 1 ? '#fff' : '#000';
      pen.fillRect(bit * block, 0, block, 40);
    }
    pen.fillStyle = '#fc6';
    pen.fillRect((number * 4) % width, 100, 24, 40);
    pen.font = '24px sans-serif';
    pen.fillText(String(number), 12, 80);
    const frame = new VideoFrame(canvas, { timestamp: (number * 1_000_000) / fps });
    encoder.encode(frame, { keyFrame: number % keyEvery === 0 });
    frame.close();
    while (encoder.encodeQueueSize > 20) await new Promise((resolve) => setTimeout(resolve));
  }
  await encoder.flush();
  encoder.close();
  return pictures;
}
