import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { qrPath } from '../../../web/features/qr/qrPath.ts';

/** The path, four pixels a module, as a camera would have it: RGBA, dark on light. */
function draw({ size, path }: ReturnType<typeof qrPath>): { pixels: Uint8ClampedArray; side: number } {
  const side = size * 4;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * 4; row < Number(y) * 4 + 4; row++) {
      const from = (row * side + Number(x) * 4) * 4;
      for (let at = from; at < from + Number(length) * 16; at += 4) pixels.fill(0, at, at + 3);
    }
  }
  return { pixels, side };
}

test.each([
  'https://meet.example.org/amber-river-violin-lantern-fjord',
  'https://meet.example.org/narada-na-%C5%82%C4%85ce#e2ee=q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA',
])('what a camera reads is the link: %s', (link) => {
  const { pixels, side } = draw(qrPath(link));
  expect(jsQR(pixels, side, side)?.data).toBe(link);
});
