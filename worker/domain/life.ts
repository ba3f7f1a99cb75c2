import { tellKnockers } from './knock.ts';
import { ALL_ALLOWED, type OpenMeeting } from './state.ts';
import { amend, currentRoom, doom, DOOM_RETRY_MS, type Turn } from './turn.ts';
import { NOTHING_ON } from './watch.ts';

export function openMeeting(turn: Turn, mid: string, region: string): void {
  const meeting: OpenMeeting = {
    mid,
    openedAt: turn.now,
    region,
    entry: { kind: 'open' },
    locked: false,
    limit: turn.policy.limit,
    knocks: new Map(),
    allowed: ALL_ALLOWED,
    bans: [],
    media: { kind: 'none' },
    watch: NOTHING_ON,
    seats: new Map(),
    keepers: [],
    emptySince: null,
    budgets: new Map(),
  };
  turn.state = { ...turn.state, meeting };
}

/** A seat is over. With the last one the meeting is, unless a host at the door keeps it. */
export function endSeat(turn: Turn, seatId: string): void {
  const meeting = turn.state.meeting;
  const seat = meeting?.seats.get(seatId);
  if (!meeting || !seat) return;
  const seats = new Map(meeting.seats);
  seats.delete(seatId);
  amend(turn, { seats });
  if (!seat.awaiting?.fresh) turn.effects.push({ type: 'sendSeated', message: { type: 'personGone', seat: seatId } });
  if (seats.size === 0 && meeting.keepers.length === 0) closeMeeting(turn);
  else if (seat.role === 'host') tellKnockers(turn);
}

/** Nothing of it stays but the rooms that the SFU still has to delete. */
export function closeMeeting(turn: Turn): void {
  const at = currentRoom(turn.state.meeting);
  // Rooms that were left to the last of their people a little longer need not wait any more.
  const doomed = turn.state.doomed.map((room) => ({ ...room, dueAt: turn.now + DOOM_RETRY_MS }));
  for (const knocker of turn.state.meeting?.knocks.keys() ?? []) {
    turn.effects.push({ type: 'send', to: knocker, message: { type: 'error', code: 'meeting_ended' } });
  }
  for (const { site, room } of doomed) turn.effects.push({ type: 'deleteRoom', at: { site, room } });
  turn.state = { meeting: null, doomed };
  if (at) doom(turn, at);
  turn.effects.push({ type: 'sendDoors' });
}
