interface Entry<E> {
  readonly at: number;
  /** Of what happens at the same time, the first planned comes first, so that a run can be repeated. */
  readonly order: number;
  readonly event: E;
}

/** What is still to happen, the earliest first: a binary heap. */
export class Timeline<E> {
  readonly #heap: Entry<E>[] = [];
  #planned = 0;

  plan(at: number, event: E): void {
    const entry = { at, order: this.#planned++, event };
    let index = this.#heap.push(entry) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.#heap[above];
      if (!parent || !isBefore(entry, parent)) break;
      this.#heap[index] = parent;
      index = above;
    }
    this.#heap[index] = entry;
  }

  next(): { readonly at: number; readonly event: E } | null {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (!first || !last) return null;
    if (last !== first) this.#sink(last);
    return first;
  }

  #sink(entry: Entry<E>): void {
    let index = 0;
    for (;;) {
      const [left, right] = [this.#heap[2 * index + 1], this.#heap[2 * index + 2]];
      if (!left) break;
      const child = right && isBefore(right, left) ? right : left;
      if (!isBefore(child, entry)) break;
      this.#heap[index] = child;
      index = 2 * index + (child === left ? 1 : 2);
    }
    this.#heap[index] = entry;
  }
}

const isBefore = (a: Entry<unknown>, b: Entry<unknown>) => a.at < b.at || (a.at === b.at && a.order < b.order);
