import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the package keeps one SVG file an icon. */
const drawing = (name: string) => fileURLToPath(import.meta.resolve(`lucide-static/icons/${name}.svg`));

/** An SVG that shows nothing and holds each icon as the symbol `icon-NAME`, for `<use>` in the same document. */
export function iconSprite(names: readonly string[]): string {
  const symbols = names.map((name) => {
    const [, shapes] = /<svg[^>]*>(.*)<\/svg>/s.exec(readFileSync(drawing(name), 'utf8')) ?? [];
    if (!shapes) throw new Error(`lucide-static has no drawing of ${name}`);
    return `<symbol id="icon-${name}" viewBox="0 0 24 24">${shapes.replace(/\s+/g, ' ').replace(/> </g, '><').trim()}</symbol>`;
  });
  return `<svg hidden aria-hidden="true">${symbols.join('')}</svg>`;
}
