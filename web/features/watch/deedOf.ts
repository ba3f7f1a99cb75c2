import type { Watch } from '../../../worker/protocol/watch.ts';

export type Deed = 'start' | 'play' | 'pause' | 'seek' | 'rate' | 'stop' | 'restrict' | 'free';

/** What somebody has done between two states of what is watched; null: nothing that is known of, as between a question for the time and its answer. */
export function deedOf(before: Watch | null, after: Watch | null): Deed | null {
  if (before === null || after === null || before.seq === after.seq) return null;
  if (before.hostsOnly !== after.hostsOnly) return after.hostsOnly ? 'restrict' : 'free';
  if (after.video === null) return before.video === null ? null : 'stop';
  if (before.video !== after.video) return 'start';
  if (before.playing !== after.playing) return after.playing ? 'play' : 'pause';
  return before.rate === after.rate ? 'seek' : 'rate';
}
