import { signal, type ReadonlySignal } from '@preact/signals';

export interface Size {
  width: number;
  height: number;
}

/**
 * The inner size of an element, in CSS pixels: `watch` is its ref. Known in the same turn as the element is there, before
 * the first paint; until then it is `guess`.
 */
export function watchSize(guess: Size): { size: ReadonlySignal<Size>; watch(element: Element | null): void } {
  const size = signal(guess);
  const observer = new ResizeObserver(([entry]) => {
    if (entry) update(entry.contentRect);
  });
  const update = ({ width, height }: Size) => {
    const now = size.peek();
    if (now.width !== width || now.height !== height) size.value = { width, height };
  };
  const watch = (element: Element | null) => {
    observer.disconnect();
    if (element === null) return;
    update({ width: element.clientWidth, height: element.clientHeight });
    observer.observe(element);
  };
  return { size, watch };
}
