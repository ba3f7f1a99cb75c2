import type { Rules } from '../protocol/messages.ts';
import { refused, type Event } from './events.ts';
import { dropKnocks } from './knock.ts';
import { closeMeeting, openMeeting } from './life.ts';
import type { Entry, OpenMeeting, Visitor } from './state.ts';
import { amend, isHost, type Turn } from './turn.ts';

/** What everybody inside may know. */
export const rulesOf = ({ entry, locked, limit, allowed }: OpenMeeting): Rules => ({
  entry: entry.kind,
  locked,
  limit,
  allowed,
});

/**
 * A host sets, changes or removes the password, in the meeting or at its door. Set before anybody is in, it opens the
 * meeting, so that nobody who comes early can walk past it; the host who stands at the door keeps it open.
 */
export function setPassword(turn: Turn, event: Extract<Event, { type: 'setPassword' }>): void {
  const entry: Entry = event.password ? { kind: 'password', ...event.password } : { kind: 'open' };
  change(turn, event, event.newMid, { entry });
}

/** The same for everything else that a host decides about the door. */
export function setRules(turn: Turn, event: Extract<Event, { type: 'setRules' }>): void {
  const { entry, ...rest } = event.change;
  change(turn, event, event.newMid, { ...rest, ...(entry ? { entry: { kind: entry } } : {}) });
}

interface Asked {
  readonly visitor: Visitor;
  readonly re: number;
}

function change(turn: Turn, { visitor, re }: Asked, newMid: string, rules: Partial<OpenMeeting>): void {
  if (!isHost(turn, visitor)) {
    turn.effects.push({ type: 'send', to: visitor.id, message: refused(re, 'host_only') });
    return;
  }
  turn.effects.push({ type: 'send', to: visitor.id, message: { type: 'done', re } });
  if (!turn.state.meeting) {
    if (!differs(turn, rules)) return;
    openMeeting(turn, newMid, visitor.region);
  }
  amend(turn, rules);
  // With another entry the attempts at the old one are history.
  if (rules.entry) amend(turn, { budgets: new Map() });
  // Who knocked has to see what is asked now, or that nobody new comes in.
  if (rules.entry || rules.locked) dropKnocks(turn, () => true);
  const { meeting } = turn.state;
  if (meeting?.seats.size === 0) {
    if (!differs(turn, meeting)) return closeMeeting(turn);
    amend(turn, { keepers: [...new Set([...meeting.keepers, visitor.id])], emptySince: null });
  }
  if (turn.state.meeting)
    turn.effects.push({ type: 'sendSeated', message: { type: 'rules', rules: rulesOf(turn.state.meeting) } });
  turn.effects.push({ type: 'sendDoors' });
}

/** Whether these rules are others than those that a meeting begins with anyway. */
function differs(turn: Turn, { entry, locked, limit }: Partial<OpenMeeting>): boolean {
  return (entry && entry.kind !== 'open') || locked === true || (limit ?? turn.policy.limit) !== turn.policy.limit;
}
