import { CLOSE, type ErrorCode } from '../protocol/errors.ts';
import type { ServerMessage } from '../protocol/messages.ts';
import { refused, type Event } from './events.ts';
import { showKnocks, tellKnockers } from './knock.ts';
import { lowerHand, lowerHands } from './hands.ts';
import { closeMeeting, endSeat } from './life.ts';
import { rulesOf } from './rules.ts';
import { ALL_ALLOWED, type Allowed, type OpenMeeting, type Seat } from './state.ts';
import { amend, changeSeat, currentRoom, isHost, type Turn } from './turn.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;
export type Action = Of<'silence' | 'allow' | 'rename' | 'setRole' | 'remove' | 'lowerHand' | 'end'>;

/** What a seat may send. */
export const allowedTo = ({ allowed }: OpenMeeting, { role }: Pick<Seat, 'role'>): Allowed =>
  role === 'host' ? ALL_ALLOWED : allowed;

/** What hosts do to the meeting and its people; the role is checked here and nowhere else. */
export function act(turn: Turn, action: Action): void {
  const { meeting } = turn.state;
  const refusal = meeting && isHost(turn, action.visitor) ? perform(turn, meeting, action) : 'host_only';
  const message: ServerMessage = refusal === null ? { type: 'done', re: action.re } : refused(action.re, refusal);
  // Before whatever it brings about, which may be the end of their own socket.
  turn.effects.unshift({ type: 'send', to: action.visitor.id, message });
}

function perform(turn: Turn, meeting: OpenMeeting, action: Action): ErrorCode | null {
  switch (action.type) {
    case 'allow':
      return allow(turn, meeting, action);
    case 'end':
      return end(turn, meeting);
    case 'lowerHand':
      return action.seat === null ? lowerHands(turn, meeting) : onSeat(turn, meeting, action, action.seat);
    case 'silence':
      return action.seat === null ? silenceAll(turn, meeting, action) : onSeat(turn, meeting, action, action.seat);
    case 'rename':
    case 'setRole':
    case 'remove':
      return onSeat(turn, meeting, action, action.seat);
  }
}

function onSeat(
  turn: Turn,
  meeting: OpenMeeting,
  action: Of<'silence' | 'rename' | 'setRole' | 'remove' | 'lowerHand'>,
  seatId: string,
): ErrorCode | null {
  const seat = meeting.seats.get(seatId);
  if (!seat) return 'seat_unknown';
  switch (action.type) {
    case 'silence':
      return silence(turn, meeting, seat, action.what);
    case 'rename':
      return rename(turn, seat, action.displayName);
    case 'setRole':
      return setRole(turn, meeting, seat, action.role);
    case 'remove':
      return remove(turn, meeting, seat);
    case 'lowerHand':
      return lowerHand(turn, seat);
  }
}

function end(turn: Turn, meeting: OpenMeeting): null {
  for (const seat of meeting.seats.values()) sendOut(turn, seat, 'over');
  closeMeeting(turn);
  return null;
}

function silenceAll(turn: Turn, meeting: OpenMeeting, { visitor, what }: Of<'silence'>): null {
  for (const seat of meeting.seats.values()) if (seat.visitor !== visitor.id) silence(turn, meeting, seat, what);
  return null;
}

/** Told to their page, which shows it, and done at the SFU, which does not ask the page. */
function silence(turn: Turn, meeting: OpenMeeting, seat: Seat, what: Of<'silence'>['what']): null {
  if (seat.visitor !== null) turn.effects.push({ type: 'send', to: seat.visitor, message: { type: 'silenced', what } });
  const at = currentRoom(meeting);
  if (at) turn.effects.push({ type: 'silence', at, identity: seat.id, what });
  return null;
}

function allow(turn: Turn, meeting: OpenMeeting, { what, allowed }: Of<'allow'>): null {
  const changed = { ...meeting, allowed: { ...meeting.allowed, [what]: allowed } };
  amend(turn, { allowed: changed.allowed });
  turn.effects.push({ type: 'sendSeated', message: { type: 'rules', rules: rulesOf(changed) } });
  for (const seat of meeting.seats.values()) permit(turn, changed, seat);
  return null;
}

function permit(turn: Turn, meeting: OpenMeeting, seat: Seat): void {
  const at = currentRoom(meeting);
  if (at) turn.effects.push({ type: 'permit', at, identity: seat.id, allowed: allowedTo(meeting, seat) });
}

function rename(turn: Turn, seat: Seat, displayName: string | null): ErrorCode | null {
  if (displayName === null) return 'display_name_invalid';
  changeSeat(turn, { ...seat, displayName });
  return null;
}

/** A co-host is one by a host's word; who has a key keeps what the key gives. */
function setRole(turn: Turn, meeting: OpenMeeting, seat: Seat, role: Seat['role']): ErrorCode | null {
  if (seat.role === role) return null;
  if (role === 'guest' && !seat.coHost) return 'host_by_key';
  const changed = { ...seat, role, coHost: role === 'host' };
  changeSeat(turn, changed);
  permit(turn, meeting, changed);
  if (role === 'host') showKnocks(turn, changed);
  tellKnockers(turn);
  return null;
}

/** Final for this meeting. A token cannot be revoked: whoever uses theirs again makes the meeting leave the room. */
function remove(turn: Turn, meeting: OpenMeeting, seat: Seat): ErrorCode | null {
  if (seat.role === 'host' && !seat.coHost) return 'host_by_key';
  amend(turn, { bans: [...meeting.bans, { seat: seat.id, device: seat.device, prefix: seat.prefix }] });
  sendOut(turn, seat, 'removed');
  const at = currentRoom(meeting);
  if (at) turn.effects.push({ type: 'removeIdentity', at, identity: seat.id });
  endSeat(turn, seat.id);
  return null;
}

function sendOut(turn: Turn, { visitor }: Seat, reason: 'removed' | 'over'): void {
  if (visitor === null) return;
  turn.effects.push(
    { type: 'send', to: visitor, message: { type: 'ended', reason } },
    { type: 'close', visitor, code: CLOSE.removed, reason },
  );
}
