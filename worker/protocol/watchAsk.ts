import * as v from 'valibot';
import { number, position, rate, seq, video } from './watch.ts';

/** What somebody wants of it. `seq`: of what they saw; where that is past, somebody else was quicker. */
export const WatchAsk = v.variant('do', [
  /** What the object's clock says, beside what is on. `sent` comes back. */
  v.object({ do: v.literal('time'), sent: number }),
  v.object({ do: v.literal('start'), seq, video, position }),
  /** From where it stands, or from there. */
  v.object({ do: v.literal('play'), seq, position: v.exactOptional(position) }),
  v.object({ do: v.literal('pause'), seq }),
  v.object({ do: v.literal('seek'), seq, position }),
  v.object({ do: v.literal('rate'), seq, rate }),
  v.object({ do: v.literal('stop'), seq }),
  /** Hosts: whether hosts alone decide. */
  v.object({ do: v.literal('restrict'), hostsOnly: v.boolean() }),
]);
export type WatchAsk = v.InferOutput<typeof WatchAsk>;
