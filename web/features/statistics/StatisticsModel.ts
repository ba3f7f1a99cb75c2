import { createModel, effect, signal } from '@preact/signals';
import type { CallPort } from '../../call/CallPort.ts';
import { summarize, type Summary } from './summarize.ts';

/** Milliseconds between two looks. */
const LOOK_MS = 1_000;

/** The figures of this moment, as long as somebody looks at them; null: none yet. */
export const StatisticsModel = createModel((call: Pick<CallPort, 'statistics'>) => {
  const summary = signal<Summary | null>(null);
  effect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const raw = await call.statistics();
      if (over) return;
      summary.value = raw && summarize(raw, summary.peek()?.counted ?? new Map());
      timer = setTimeout(() => void look(), LOOK_MS);
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  });
  return { summary };
});
