import type { ErrorCode } from '../protocol/errors.ts';
import type { ServerMessage } from '../protocol/messages.ts';
import { refund, spend } from './budget.ts';
import { hostIsHere, knock } from './knock.ts';
import { sameDigest } from './sameDigest.ts';
import type { OpenMeeting, Policy, State, Visitor } from './state.ts';
import { amend, type Turn } from './turn.ts';

/** How soon a full meeting is worth another try. */
const FULL_RETRY_MS = 5_000;

/**
 * What the door asks of a visitor. A meeting that is not open looks like one that is open to all, or, where only hosts
 * may open one, like one whose host is not here.
 */
export function doorFor(state: State, visitor: Visitor, policy: Policy): ServerMessage {
  const { meeting } = state;
  const entry = meeting?.entry;
  const knock = meeting !== null && knocks(meeting, visitor);
  return {
    type: 'door',
    role: visitor.role,
    ...(visitor.hostName === null ? {} : { hostName: visitor.hostName }),
    password: entry?.kind === 'password' ? { salt: entry.salt } : null,
    ...(knock ? { knock: true } : {}),
    ...(isHostless(meeting, visitor, policy) ? { hostless: true } : {}),
  };
}

/** Whether this visitor cannot come in before a host does. */
function isHostless(meeting: OpenMeeting | null, visitor: Visitor, policy: Policy): boolean {
  if (visitor.role === 'host') return false;
  return meeting ? knocks(meeting, visitor) && !hostIsHere(meeting) : policy.opens === 'hosts';
}

/**
 * Whether one has to knock: all guests, or those of whom nobody can tell whether they were removed, as they come from the
 * same address with a browser that is not known.
 */
const knocks = (meeting: OpenMeeting, visitor: Visitor): boolean =>
  meeting.entry.kind === 'knock' || (visitor.role === 'guest' && isSuspect(meeting, visitor));

/** A host who comes to the door of an open meeting without seats keeps it open, as after a cut socket. */
export function arrived(turn: Turn, visitor: Visitor): void {
  const meeting = turn.state.meeting;
  if (visitor.role !== 'host' || meeting?.seats.size !== 0) return;
  amend(turn, { keepers: [...meeting.keepers, visitor.id], emptySince: null });
}

/** This browser's person was removed. A host's key does not help a browser that a host has removed from the meeting. */
const isBanned = ({ bans }: OpenMeeting, { device }: Visitor) =>
  device !== null && bans.some((ban) => ban.device === device);

const isSuspect = ({ bans, seats }: OpenMeeting, { prefix, device }: Visitor) =>
  bans.some((ban) => ban.prefix === prefix) &&
  ![...seats.values()].some((seat) => device !== null && seat.device === device);

export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'no'; readonly code: ErrorCode; readonly retryAfterMs?: number };

const PASS: Verdict = { kind: 'pass' };
const no = (code: ErrorCode, retryAfterMs?: number): Verdict =>
  retryAfterMs === undefined ? { kind: 'no', code } : { kind: 'no', code, retryAfterMs };

/** May this visitor take a new seat? A host passes every door, and has one seat more. */
export function passDoor(turn: Turn, visitor: Visitor, displayName: string, proof: string | null): Verdict {
  const { meeting } = turn.state;
  if (!meeting) return visitor.role === 'guest' && turn.policy.opens === 'hosts' ? { kind: 'wait' } : PASS;
  if (isBanned(meeting, visitor)) return no('removed');
  if (visitor.role === 'host') return meeting.seats.size > meeting.limit ? no('meeting_full', FULL_RETRY_MS) : PASS;
  if (meeting.locked) return no('meeting_locked');
  const entry = passEntry(turn, meeting, visitor, displayName, proof);
  if (entry.kind !== 'pass') return entry;
  return meeting.seats.size >= meeting.limit ? no('meeting_full', FULL_RETRY_MS) : PASS;
}

function passEntry(
  turn: Turn,
  meeting: OpenMeeting,
  visitor: Visitor,
  displayName: string,
  proof: string | null,
): Verdict {
  if (knocks(meeting, visitor)) return passKnock(turn, meeting, visitor, displayName);
  if (meeting.entry.kind === 'password') return passPassword(turn, meeting, meeting.entry.verifier, visitor, proof);
  return PASS;
}

function passKnock(turn: Turn, meeting: OpenMeeting, visitor: Visitor, displayName: string): Verdict {
  if (meeting.knocks.get(visitor.id)?.invited) {
    // Like a right password: people behind one address do not slow each other.
    amend(turn, { budgets: refund(meeting.budgets, visitor.prefix, turn.now) });
    return PASS;
  }
  const wait = knock(turn, meeting, visitor, displayName);
  return wait === null ? { kind: 'wait' } : no('too_many_attempts', wait);
}

/** An attempt is counted before it is checked. */
function passPassword(
  turn: Turn,
  meeting: OpenMeeting,
  verifier: string,
  visitor: Visitor,
  proof: string | null,
): Verdict {
  if (proof === null) return no('password_required');
  const spent = spend(meeting.budgets, visitor.prefix, turn.now);
  if ('retryAfterMs' in spent) return no('too_many_attempts', spent.retryAfterMs);
  const right = sameDigest(proof, verifier);
  amend(turn, { budgets: right ? refund(spent.budgets, visitor.prefix, turn.now) : spent.budgets });
  return right ? PASS : no('password_wrong');
}
