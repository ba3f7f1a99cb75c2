import { signal, type ReadonlySignal } from '@preact/signals';

/** Whether the page can be seen; followed only while somebody reads it. */
export function pageVisible(page: Document): ReadonlySignal<boolean> {
  const read = () => page.visibilityState !== 'hidden';
  const follow = () => (visible.value = read());
  const visible = signal(read(), {
    watched: () => {
      page.addEventListener('visibilitychange', follow);
      follow();
    },
    unwatched: () => page.removeEventListener('visibilitychange', follow),
  });
  return visible;
}
