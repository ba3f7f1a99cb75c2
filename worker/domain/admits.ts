import type { State } from './state.ts';

/** A token's claim to be let in at an SFU. */
export interface Claim {
  readonly mid: string;
  readonly epoch: number;
  readonly identity: string;
}

/**
 * Whether a token of ours still holds: of this very meeting, for the room that it is in now, for a seat that somebody
 * has. A removed seat has ended; so has the seat of whoever left, and they join anew.
 */
export function admits({ meeting }: State, { mid, epoch, identity }: Claim): boolean {
  if (meeting?.mid !== mid || meeting.media.kind !== 'ready') return false;
  return meeting.media.epoch === epoch && meeting.seats.has(identity);
}
