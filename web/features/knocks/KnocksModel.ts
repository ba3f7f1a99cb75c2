import { createModel, effect, type ReadonlySignal } from '@preact/signals';
import type { Knocker } from '../../../worker/protocol/messages.ts';

/** Says by a sound that somebody knocks, once for each of them. */
export const KnocksModel = createModel((knocks: ReadonlySignal<readonly Knocker[]>, chime: () => void) => {
  let heard: ReadonlySet<string> = new Set();
  effect(() => {
    const now = new Set(knocks.value.map(({ knocker }) => knocker));
    const isNew = [...now].some((knocker) => !heard.has(knocker));
    heard = now;
    if (isNew) chime();
  });
  return { knocks };
});
