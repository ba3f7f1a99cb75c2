import { refused, type Event } from './events.ts';
import { closeMeeting, openMeeting } from './life.ts';
import { amend, type Turn } from './turn.ts';

/**
 * A host sets, changes or removes the password, in the meeting or at its door. Set before anybody is in, it opens the
 * meeting, so that nobody who comes early can walk past it; the host who stands at the door keeps it open.
 */
export function setPassword(turn: Turn, event: Extract<Event, { type: 'setPassword' }>): void {
  const { visitor, re, password } = event;
  if (visitor.role !== 'host') {
    turn.effects.push({ type: 'send', to: visitor.id, message: refused(re, 'host_only') });
    return;
  }
  turn.effects.push({ type: 'send', to: visitor.id, message: { type: 'done', re } });
  if (!turn.state.meeting) {
    if (!password) return;
    openMeeting(turn, event.newMid, visitor.region);
  }
  // With another password the attempts at the old one are history.
  amend(turn, { password, budgets: new Map() });
  const meeting = turn.state.meeting;
  if (meeting?.seats.size === 0) {
    if (!password) return closeMeeting(turn);
    amend(turn, { keepers: [...new Set([...meeting.keepers, visitor.id])], emptySince: null });
  }
  turn.effects.push(
    { type: 'sendSeated', message: { type: 'rules', rules: { password: password !== null } } },
    { type: 'sendDoors' },
  );
}
