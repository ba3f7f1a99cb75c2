import { h, render, type ComponentType } from 'preact';

/** What a Lucide icon draws, as the data of one SVG path. */
export function lucidePath(icon: ComponentType): string {
  const place = document.createElement('div');
  render(h(icon, null), place);
  return [...place.querySelectorAll('svg > *')].map(shapePath).join('');
}

function shapePath(shape: Element): string {
  const of = (name: string) => Number(shape.getAttribute(name) ?? 0);
  switch (shape.localName) {
    case 'path':
      return absoluteStart(shape.getAttribute('d') ?? '');
    case 'circle':
      return circle(of('cx'), of('cy'), of('r'));
    case 'line':
      return `M${of('x1')} ${of('y1')}L${of('x2')} ${of('y2')}`;
    case 'rect':
      return rect(of('x'), of('y'), of('width'), of('height'), of('rx'));
    default:
      throw new Error(`No path for <${shape.localName}>.`);
  }
}

/** A path's first move is absolute even where it is written `m`, but what follows it without a letter is relative. */
function absoluteStart(data: string): string {
  return data.replace(/^m(-?[\d.]+) ?(-?[\d.]+) ?(?=[-\d.])/, 'M$1 $2l').replace(/^m/, 'M');
}

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

function rect(x: number, y: number, width: number, height: number, r: number): string {
  const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const across = width - 2 * r;
  const down = height - 2 * r;
  return `M${x + r} ${y}h${across}${arc(r, r)}v${down}${arc(-r, r)}h${-across}${arc(-r, -r)}v${-down}${arc(r, -r)}z`;
}
