import { CLOSE } from '../protocol/errors.ts';
import { refused, type Event } from './events.ts';
import type { Seat, Visitor } from './state.ts';
import { spend, refund } from './budget.ts';
import { endSeat, openMeeting } from './life.ts';
import { admit, seekPlace } from './media.ts';
import { amend, currentRoom, putSeat, seatOf, type Turn } from './turn.ts';
import { sameDigest } from './sameDigest.ts';

type Join = Extract<Event, { type: 'join' }>;

export function join(turn: Turn, event: Join): void {
  const { visitor, re } = event;
  const refuse = (...args: [Parameters<typeof refused>[1], number?]) =>
    turn.effects.push({ type: 'send', to: visitor.id, message: refused(re, ...args) });
  if (seatOf(turn, visitor.id)) return void refuse('already_joined');
  if (event.resume) {
    const seat = event.resume.ok ? turn.state.meeting?.seats.get(event.resume.seat) : undefined;
    if (!seat) return void refuse('seat_gone');
    return takeAgain(turn, event, seat);
  }
  if (event.displayName === null) return void refuse('display_name_invalid');
  const no = passDoor(turn, visitor, event.proof);
  if (no) return void refuse(no.code, no.retryAfterMs);
  takeNew(turn, event, event.displayName);
}

/** Null: may pass. A host passes every door. An attempt is counted before it is checked. */
function passDoor(
  turn: Turn,
  visitor: Visitor,
  proof: string | null,
): { code: 'password_required' | 'password_wrong' | 'too_many_attempts'; retryAfterMs?: number } | null {
  const meeting = turn.state.meeting;
  if (!meeting?.password || visitor.role === 'host') return null;
  if (proof === null) return { code: 'password_required' };
  const spent = spend(meeting.budgets, visitor.prefix, turn.now);
  if ('retryAfterMs' in spent) return { code: 'too_many_attempts', retryAfterMs: spent.retryAfterMs };
  const right = sameDigest(proof, meeting.password.verifier);
  amend(turn, { budgets: right ? refund(spent.budgets, visitor.prefix, turn.now) : spent.budgets });
  return right ? null : { code: 'password_wrong' };
}

function takeNew(turn: Turn, event: Join, displayName: string): void {
  if (!turn.state.meeting) openMeeting(turn, event.newMid, event.visitor.region);
  amend(turn, {
    keepers: turn.state.meeting?.keepers.filter((keeper) => keeper !== event.visitor.id) ?? [],
    emptySince: null,
  });
  putSeat(turn, {
    id: event.newSeat,
    displayName,
    role: event.visitor.role,
    visitor: event.visitor.id,
    presence: 'present',
    inSfu: false,
    goneSince: null,
    awaiting: { re: event.re, since: turn.now, fresh: true },
  });
  seated(turn, event.newSeat);
}

/** The same seat again, by its secret. The role is the visitor's own: a seat never outlives the key that made its host. */
function takeAgain(turn: Turn, event: Join, seat: Seat): void {
  if (seat.visitor !== null) {
    turn.effects.push(
      { type: 'send', to: seat.visitor, message: { type: 'ended', reason: 'elsewhere' } },
      { type: 'close', visitor: seat.visitor, code: CLOSE.elsewhere, reason: 'elsewhere' },
    );
  }
  putSeat(turn, {
    ...seat,
    displayName: event.displayName ?? seat.displayName,
    role: event.visitor.role,
    visitor: event.visitor.id,
    presence: 'present',
    goneSince: null,
    awaiting: { re: event.re, since: turn.now, fresh: seat.awaiting?.fresh ?? false },
  });
  seated(turn, seat.id);
}

function seated(turn: Turn, seatId: string): void {
  const media = turn.state.meeting?.media;
  if (media?.kind === 'ready') admit(turn, seatId);
  else if (media?.kind === 'none') seekPlace(turn);
}

export function leave(turn: Turn, event: Extract<Event, { type: 'leave' }>): void {
  const { visitor, re } = event;
  const seat = seatOf(turn, visitor.id);
  if (!seat) {
    turn.effects.push({ type: 'send', to: visitor.id, message: refused(re, 'not_joined') });
    return;
  }
  turn.effects.push(
    { type: 'send', to: visitor.id, message: { type: 'done', re } },
    { type: 'send', to: visitor.id, message: { type: 'ended', reason: 'left' } },
    { type: 'close', visitor: visitor.id, code: CLOSE.ended, reason: 'left' },
  );
  const at = currentRoom(turn.state.meeting);
  if (at) turn.effects.push({ type: 'removeIdentity', at, identity: seat.id });
  endSeat(turn, seat.id);
}
