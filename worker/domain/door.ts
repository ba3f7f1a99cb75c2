import type { ServerMessage } from '../protocol/messages.ts';
import type { State, Visitor } from './state.ts';
import { amend, type Turn } from './turn.ts';

/** What the door asks of a visitor. A meeting that is not open looks like one that is open to all. */
export function doorFor(state: State, visitor: Visitor): ServerMessage {
  const password = state.meeting?.password;
  return {
    type: 'door',
    role: visitor.role,
    ...(visitor.hostName === null ? {} : { hostName: visitor.hostName }),
    password: password ? { salt: password.salt } : null,
  };
}

/** A host who comes to the door of an open meeting without seats keeps it open, as after a cut socket. */
export function arrived(turn: Turn, visitor: Visitor): void {
  const meeting = turn.state.meeting;
  if (visitor.role !== 'host' || meeting?.seats.size !== 0) return;
  amend(turn, { keepers: [...meeting.keepers, visitor.id], emptySince: null });
}
