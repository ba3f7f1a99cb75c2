import type { Event } from './events.ts';
import { apiFailed, isOf, leaveBanned, retryPlace, seekPlace, seekingOf, withSeeking } from './media.ts';
import { dropKnocks, tellKnockers } from './knock.ts';
import { closeMeeting, endSeat } from './life.ts';
import type { Doomed, Seat, State } from './state.ts';
import { amend, DOOM_RETRY_MS, putSeat, seatOf, showSeat, type Turn } from './turn.ts';

/** How long a seat waits for a reload, once there is neither its socket nor the SFU's word for it. */
const SEAT_GRACE_MS = 15_000;
/** Reconciliation with the SFU's list: always, and while anything is pending. */
const BEAT_MS = 60_000;
const PENDING_BEAT_MS = 15_000;
/** After a sign that somebody has gone, the SFU is asked this much later, once for all such signs. */
const HINT_MS = 500;
/** A room that the SFU could not be told to delete within this time has died with it: a restarted SFU creates none by itself. */
const DOOM_MS = 120_000;

/** The object is in memory again; these sockets are there, all others have been cut without a word. */
export function woke(turn: Turn, visitors: ReadonlySet<string>): void {
  const meeting = turn.state.meeting;
  if (!meeting) return;
  for (const seat of meeting.seats.values()) {
    if (seat.visitor !== null && !visitors.has(seat.visitor)) vacate(turn, seat, 'unsure');
  }
  dropKeepers(turn, (keeper) => visitors.has(keeper));
  dropKnocks(turn, (id) => !visitors.has(id));
  const media = turn.state.meeting?.media;
  const seeking = media ? seekingOf(media) : null;
  // A try to place was under way and its outcome is unknown.
  if (media && seeking?.retryAt === null) amend(turn, { media: withSeeking(media, { ...seeking, retryAt: turn.now }) });
}

/** The page said goodbye (pagehide): it is off everyone's screen at once, and its socket is about to close. */
export function bye(turn: Turn, visitor: string): void {
  const seat = seatOf(turn, visitor);
  if (!seat) return;
  const away: Seat = { ...seat, presence: 'away' };
  putSeat(turn, away);
  showSeat(turn, away);
}

export function closed(turn: Turn, visitor: string, clean: boolean): void {
  const seat = seatOf(turn, visitor);
  if (seat) vacate(turn, seat, clean || seat.presence === 'away' ? 'away' : 'unsure');
  dropKeepers(turn, (keeper) => keeper !== visitor);
  dropKnocks(turn, (id) => id === visitor);
}

function vacate(turn: Turn, seat: Seat, presence: 'away' | 'unsure'): void {
  // Nobody has been told of it, not even the one who asked: there is nothing to come back to.
  if (seat.awaiting?.fresh) return endSeat(turn, seat.id);
  // Where there is a room, the SFU's list has to lack them first, and once more when the grace is over: one may be wrong.
  const goneSince = turn.state.meeting?.media.kind === 'ready' ? null : turn.now;
  const vacant: Seat = { ...seat, visitor: null, presence, goneSince };
  putSeat(turn, vacant);
  if (presence !== seat.presence) showSeat(turn, vacant);
  if (seat.role === 'host') tellKnockers(turn);
}

function dropKeepers(turn: Turn, keep: (visitor: string) => boolean): void {
  const meeting = turn.state.meeting;
  if (!meeting || meeting.keepers.every(keep)) return;
  const keepers = meeting.keepers.filter(keep);
  amend(turn, { keepers, emptySince: keepers.length === 0 && meeting.seats.size === 0 ? turn.now : null });
}

/** Time has passed: what is due? */
export function alarm(turn: Turn): void {
  deleteDoomed(turn);
  const meeting = turn.state.meeting;
  if (!meeting) return;
  if (meeting.emptySince !== null && turn.now - meeting.emptySince >= SEAT_GRACE_MS) return closeMeeting(turn);
  const media = meeting.media;
  if (media.kind === 'ready') turn.effects.push({ type: 'list', mid: meeting.mid, epoch: media.epoch, at: media.at });
  else endGoneSeats(turn);
  retryPlace(turn);
}

function deleteDoomed(turn: Turn): void {
  const doomed: Doomed[] = [];
  for (const room of turn.state.doomed) {
    if (turn.now - room.since >= DOOM_MS) continue;
    const due = turn.now >= room.dueAt;
    doomed.push(due ? { ...room, dueAt: turn.now + DOOM_RETRY_MS } : room);
    if (due) turn.effects.push({ type: 'deleteRoom', at: { site: room.site, room: room.room } });
  }
  if (turn.state.doomed.length > 0) turn.state = { ...turn.state, doomed };
}

/** The SFU's list against the seats. */
export function listing(turn: Turn, event: Extract<Event, { type: 'listing' }>): void {
  const meeting = turn.state.meeting;
  if (!meeting || !isOf(meeting, event)) return;
  switch (event.listing.kind) {
    case 'error':
      return apiFailed(turn, meeting);
    case 'missing':
      // Nobody can be in a room that is not there. Who is on a socket gets another one, who is not is gone.
      return seekPlace(turn);
    case 'listed': {
      const identities = new Set(event.listing.identities);
      if (meeting.media.apiErrors) amend(turn, { media: { ...meeting.media, apiErrors: null } });
      for (const seat of meeting.seats.values()) compare(turn, seat, identities.has(seat.id));
      for (const identity of identities) {
        if (!meeting.seats.has(identity)) turn.effects.push({ type: 'removeIdentity', at: meeting.media.at, identity });
        if (meeting.bans.some(({ seat }) => seat === tokenOf(identity))) leaveBanned(turn);
      }
      endGoneSeats(turn);
    }
  }
}

/** The identity that a token was made for: `publish=x` makes `identity#x` of it, as often as one likes. */
const tokenOf = (identity: string) => identity.split('#', 1)[0];

function compare(turn: Turn, seat: Seat, inSfu: boolean): void {
  const goneSince = seat.visitor !== null || inSfu ? null : (seat.goneSince ?? turn.now);
  if (goneSince !== seat.goneSince) putSeat(turn, { ...seat, goneSince });
}

function endGoneSeats(turn: Turn): void {
  for (const seat of turn.state.meeting?.seats.values() ?? []) {
    if (seat.goneSince !== null && turn.now - seat.goneSince >= SEAT_GRACE_MS) endSeat(turn, seat.id);
  }
}

/** A hint counts where it can change something: a room gone, a stranger in it, or somebody without a socket. */
export function hintMatters(state: State, event: Extract<Event, { type: 'hint' }>): boolean {
  const meeting = state.meeting;
  if (!meeting || !isOf(meeting, event)) return false;
  const seat = event.identity === null ? undefined : meeting.seats.get(event.identity);
  return !seat || seat.visitor === null;
}

/** When the object has to look again without being asked, or null for never. `hinted`: something has just pointed at a change. */
export function nextAlarm(state: State, now: number, hinted: boolean): number | null {
  const due: number[] = [];
  for (const room of state.doomed) due.push(Math.max(room.dueAt, now));
  const meeting = state.meeting;
  if (meeting) {
    const seats = [...meeting.seats.values()];
    const pending = seats.some((seat) => seat.visitor === null || seat.awaiting) || seekingOf(meeting.media) !== null;
    due.push(now + (pending ? PENDING_BEAT_MS : BEAT_MS));
    for (const seat of seats) {
      // Later the beat is soon enough: that the SFU owes its answer is no reason to ask it without end.
      if (seat.goneSince !== null && seat.goneSince + SEAT_GRACE_MS > now) due.push(seat.goneSince + SEAT_GRACE_MS);
    }
    if (meeting.emptySince !== null) due.push(Math.max(meeting.emptySince + SEAT_GRACE_MS, now));
    const retryAt = seekingOf(meeting.media)?.retryAt ?? null;
    if (retryAt !== null) due.push(Math.max(retryAt, now));
    if (hinted) due.push(now + HINT_MS);
  }
  return due.length > 0 ? Math.min(...due) : null;
}
