import { LONGEST_RETIRE_MS } from './media.ts';
import type { Doomed, MediaState, OpenMeeting, Seat, State } from './state.ts';

/**
 * The same state for a clock that is behind the one that wrote it, as after a move to another machine: what happened has
 * happened by now, and what is due is due soon. Otherwise the object would wait for a time that it thinks is still to come.
 * The same object where the clock is right.
 */
export function notAhead(state: State, now: number): State {
  const doomed = mapped(state.doomed, (room) => doomedBy(room, now));
  const meeting = state.meeting && meetingBy(state.meeting, now);
  return doomed === state.doomed && meeting === state.meeting ? state : { meeting, doomed };
}

function doomedBy(room: Doomed, now: number): Doomed {
  const [since, dueAt] = [Math.min(room.since, now), Math.min(room.dueAt, now + LONGEST_RETIRE_MS)];
  return since === room.since && dueAt === room.dueAt ? room : { ...room, since, dueAt };
}

function meetingBy(meeting: OpenMeeting, now: number): OpenMeeting {
  const emptySince = meeting.emptySince === null ? null : Math.min(meeting.emptySince, now);
  const media = mediaBy(meeting.media, now);
  const seats = mapped([...meeting.seats.values()], (seat) => seatBy(seat, now));
  const moved = seats.some((seat) => seat !== meeting.seats.get(seat.id));
  const watch = meeting.watch.T0 > now ? { ...meeting.watch, T0: now } : meeting.watch;
  if (emptySince === meeting.emptySince && media === meeting.media && watch === meeting.watch && !moved) return meeting;
  return {
    ...meeting,
    emptySince,
    media,
    watch,
    seats: moved ? new Map(seats.map((seat) => [seat.id, seat])) : meeting.seats,
  };
}

function seatBy(seat: Seat, now: number): Seat {
  const { goneSince, awaiting } = seat;
  const isAhead = (goneSince ?? 0) > now || (awaiting?.since ?? 0) > now;
  if (!isAhead) return seat;
  return {
    ...seat,
    goneSince: goneSince === null ? null : Math.min(goneSince, now),
    awaiting: awaiting && { ...awaiting, since: Math.min(awaiting.since, now) },
  };
}

function mediaBy(media: MediaState, now: number): MediaState {
  // Nothing is put off longer than an old room.
  const latest = now + LONGEST_RETIRE_MS;
  if (media.kind === 'placing' && (media.retryAt ?? 0) > latest) return { ...media, retryAt: latest };
  if (media.kind === 'ready' && media.next && (media.next.retryAt ?? 0) > latest)
    return { ...media, next: { ...media.next, retryAt: latest } };
  return media;
}

/** The same array where nothing has changed. */
function mapped<T>(all: readonly T[], change: (one: T) => T): readonly T[] {
  const changed = all.map(change);
  return changed.some((one, i) => one !== all[i]) ? changed : all;
}
