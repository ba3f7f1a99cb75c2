import type { Person, ServerMessage } from '../protocol/messages.ts';
import type { Effect } from './events.ts';
import type { OpenMeeting, Policy, Room, Seat, State, Visitor } from './state.ts';

/** One decision in the making: the state so far and what is asked of the outside. Lives for one call of `decide`. */
export interface Turn {
  state: State;
  readonly now: number;
  readonly policy: Policy;
  readonly effects: Effect[];
}

export function amend(turn: Turn, change: Partial<OpenMeeting>): void {
  if (turn.state.meeting) turn.state = { ...turn.state, meeting: { ...turn.state.meeting, ...change } };
}

export function putSeat(turn: Turn, seat: Seat): void {
  if (turn.state.meeting) amend(turn, { seats: new Map(turn.state.meeting.seats).set(seat.id, seat) });
}

export function seatOf(turn: Turn, visitor: string): Seat | undefined {
  for (const seat of turn.state.meeting?.seats.values() ?? []) if (seat.visitor === visitor) return seat;
  return undefined;
}

/** Milliseconds between two tries to have a room deleted. */
export const DOOM_RETRY_MS = 15_000;

/** Hosts by their key, and those whom one has made a host. */
export function isHost(turn: Turn, visitor: Visitor): boolean {
  return (seatOf(turn, visitor.id)?.role ?? visitor.role) === 'host';
}

/** A room that may not live on. */
export function doom(turn: Turn, at: Room): void {
  retire(turn, at, DOOM_RETRY_MS);
  turn.effects.push({ type: 'deleteRoom', at });
}

/** The same, but not yet. */
export function retire(turn: Turn, { site, room }: Room, inMs: number): void {
  const doomed = { site, room, since: turn.now, dueAt: turn.now + inMs };
  turn.state = { ...turn.state, doomed: [...turn.state.doomed, doomed] };
}

/** The SFU room that people are in, or null. */
export function currentRoom(meeting: OpenMeeting | null): Room | null {
  return meeting?.media.kind === 'ready' ? meeting.media.at : null;
}

/** What everyone in the meeting may know of a seat. */
export const asPerson = (seat: Seat): Person => ({
  seat: seat.id,
  displayName: seat.displayName,
  role: seat.role,
  presence: seat.presence,
  ...(seat.hand !== null && { hand: seat.hand }),
});

/** Tell the others about a seat, as far as they know of it already. */
export function showSeat(turn: Turn, seat: Seat): void {
  if (seat.awaiting?.fresh) return;
  turn.effects.push({ type: 'sendSeated', message: { type: 'person', person: asPerson(seat) }, except: seat.id });
}

/** Something has changed that the others see of a seat, and those who sit there of themselves. */
export function changeSeat(turn: Turn, seat: Seat): void {
  putSeat(turn, seat);
  showSeat(turn, seat);
  const message: ServerMessage = { type: 'person', person: asPerson(seat) };
  if (seat.visitor !== null) turn.effects.push({ type: 'send', to: seat.visitor, message });
}
