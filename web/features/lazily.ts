import { signal, type ReadonlySignal } from '@preact/signals';

export type Part<T> = { kind: 'waiting' } | { kind: 'ready'; value: T } | { kind: 'failed' };

/** A part of the app in a chunk of its own. `load` fetches it once; after a failure it tries again, once a second as long as it is shown. */
export interface Lazy<T> {
  readonly part: ReadonlySignal<Part<T>>;
  load(): void;
}

const RETRY_MS = 1_000;

export function lazily<T>(fetchPart: () => Promise<T>): Lazy<T> {
  const part = signal<Part<T>>({ kind: 'waiting' });
  let fetching = false;
  const load = () => {
    if (fetching || part.peek().kind === 'ready') return;
    fetching = true;
    fetchPart().then(
      (value) => (part.value = { kind: 'ready', value }),
      () => {
        // Offline, or the server has a newer version without this chunk.
        part.value = { kind: 'failed' };
        setTimeout(() => {
          fetching = false;
          // Whoever shows it draws anew, and so asks again.
          part.value = { kind: 'failed' };
        }, RETRY_MS);
      },
    );
  };
  return { part, load };
}
