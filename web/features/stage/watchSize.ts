import { signal, type ReadonlySignal } from '@preact/signals';

export interface Size {
  width: number;
  height: number;
}

/**
 * The inner size of an element, in CSS pixels: `watch` is its ref. The browser tells it when it lays the page out, before
 * the first paint, and need not do so ahead of time; until then it is `guess`.
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
    observer.observe(element);
  };
  return { size, watch };
}
