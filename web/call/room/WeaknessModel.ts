import { createModel, effect, signal } from '@preact/signals';
import { realClock, type Clock } from '../../control/Clock.ts';
import type { CallPort } from '../CallPort.ts';

/** A line has to be weak, or good again, for so long before it is said: words must not come and go with each hiccup. */
const WEAK_MS = 4_000;
const GOOD_MS = 15_000;

/** Whether there is something to say about one's own line. */
export const WeaknessModel = createModel((call: Pick<CallPort, 'quality'>, clock: Clock = realClock) => {
  const said = signal(false);
  /** Read and put away; a line that was good for a while and is weak again is said anew. */
  const putAway = signal(false);
  effect(() => {
    const weak = call.quality.value !== 'good';
    return clock.after(weak ? WEAK_MS : GOOD_MS, () => {
      if (!weak) putAway.value = false;
      said.value = weak;
    });
  });
  return {
    said,
    putAway,
    close() {
      putAway.value = true;
    },
  };
});
