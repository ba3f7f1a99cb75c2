import { refused, type Event } from './events.ts';
import type { OpenMeeting, Seat } from './state.ts';
import { changeSeat, seatOf, type Turn } from './turn.ts';

/** One's own hand. It belongs to the seat: a reload, a cut or a move leaves it where it is in the queue. */
export function hand(turn: Turn, { visitor, re, raised }: Extract<Event, { type: 'hand' }>): void {
  const { meeting } = turn.state;
  const seat = seatOf(turn, visitor.id);
  if (!meeting || !seat || seat.awaiting) {
    turn.effects.push({ type: 'send', to: visitor.id, message: refused(re, 'not_joined') });
    return;
  }
  turn.effects.push({ type: 'send', to: visitor.id, message: { type: 'done', re } });
  if (!raised) lowerHand(turn, seat);
  else if (seat.hand === null) changeSeat(turn, { ...seat, hand: lastOf(meeting) + 1 });
}

/** The number of the last hand in the queue. */
const lastOf = ({ seats }: OpenMeeting) => Math.max(0, ...[...seats.values()].map(({ hand }) => hand ?? 0));

export function lowerHand(turn: Turn, seat: Seat): null {
  if (seat.hand !== null) changeSeat(turn, { ...seat, hand: null });
  return null;
}

export function lowerHands(turn: Turn, { seats }: OpenMeeting): null {
  for (const seat of seats.values()) lowerHand(turn, seat);
  return null;
}
