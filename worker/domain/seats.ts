import { CLOSE } from '../protocol/errors.ts';
import { refused, type Event } from './events.ts';
import { passDoor } from './door.ts';
import { dropKnocks, tellKnockers } from './knock.ts';
import type { Seat } from './state.ts';
import { endSeat, openMeeting } from './life.ts';
import { admit, seekPlace } from './media.ts';
import { amend, currentRoom, putSeat, seatOf, type Turn } from './turn.ts';

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
  const verdict = passDoor(turn, visitor, event.displayName, event.proof);
  switch (verdict.kind) {
    case 'no':
      return void refuse(verdict.code, verdict.retryAfterMs);
    case 'wait':
      turn.effects.push({ type: 'send', to: visitor.id, message: { type: 'waiting', re } });
      return;
    case 'pass':
      takeNew(turn, event, event.displayName);
  }
}

function takeNew(turn: Turn, event: Join, displayName: string): void {
  const opens = !turn.state.meeting;
  if (opens) openMeeting(turn, event.newMid, event.visitor.region);
  leaveDoor(turn, event.visitor.id);
  putSeat(turn, {
    id: event.newSeat,
    displayName,
    role: event.visitor.role,
    coHost: false,
    device: event.visitor.device,
    prefix: event.visitor.prefix,
    visitor: event.visitor.id,
    presence: 'present',
    goneSince: null,
    awaiting: { re: event.re, since: turn.now, fresh: true },
    hand: null,
  });
  seated(turn, event.newSeat);
  if (event.visitor.role !== 'host') return;
  // Those who could not come in before a host did.
  if (opens && turn.policy.opens === 'hosts') turn.effects.push({ type: 'sendDoors' });
  tellKnockers(turn);
}

/**
 * The same seat again, by its secret. The role is the visitor's own, as a seat never outlives the key that made its host,
 * or that of a co-host, which ends with the seat.
 */
function takeAgain(turn: Turn, event: Join, seat: Seat): void {
  if (seat.visitor !== null) {
    turn.effects.push(
      { type: 'send', to: seat.visitor, message: { type: 'ended', reason: 'elsewhere' } },
      { type: 'close', visitor: seat.visitor, code: CLOSE.elsewhere, reason: 'elsewhere' },
    );
  }
  leaveDoor(turn, event.visitor.id);
  putSeat(turn, {
    ...seat,
    displayName: event.displayName ?? seat.displayName,
    role: seat.coHost ? 'host' : event.visitor.role,
    visitor: event.visitor.id,
    presence: 'present',
    goneSince: null,
    awaiting: { re: event.re, since: turn.now, fresh: seat.awaiting?.fresh ?? false },
  });
  seated(turn, seat.id);
  // A host whose socket was cut is here again.
  if (event.visitor.role === 'host') tellKnockers(turn);
}

/** Who sits stands at the door no more, neither knocking nor keeping the meeting open. */
function leaveDoor(turn: Turn, visitor: string): void {
  dropKnocks(turn, (id) => id === visitor);
  const keepers = turn.state.meeting?.keepers.filter((keeper) => keeper !== visitor) ?? [];
  amend(turn, { keepers, emptySince: null });
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
