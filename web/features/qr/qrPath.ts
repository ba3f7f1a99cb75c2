import { encode } from 'uqr';

/** Modules around the code that stay light (ISO/IEC 18004, quiet zone). */
const QUIET = 4;

/** A text as a QR code: the side of the square in modules, and its dark ones as the path of an SVG. */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`),
  );
  return { size, path: runs.join('') };
}
