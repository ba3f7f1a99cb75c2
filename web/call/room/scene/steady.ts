import { computed, type ReadonlySignal } from '@preact/signals';

const same = <T>(one: readonly T[], other: readonly T[]) =>
  one.length === other.length && one.every((item, index) => item === other[index]);

/** A list that stays the same object while it holds the same. */
export function steady<T>(read: () => readonly T[]): ReadonlySignal<readonly T[]> {
  let last: readonly T[] = [];
  return computed(() => {
    const now = read();
    return same(now, last) ? last : (last = now);
  });
}

/** The same, the oldest first, whatever order they are read in. */
export function inOrderOfComing<T>(read: () => readonly T[]): ReadonlySignal<readonly T[]> {
  let last: readonly T[] = [];
  return steady(() => {
    const now = read();
    return (last = [...last.filter((item) => now.includes(item)), ...now.filter((item) => !last.includes(item))]);
  });
}
