import { refused, type Event } from './events.ts';
import type { MediaState, OpenMeeting, Room } from './state.ts';
import { amend, doom, seatOf, showSeat, putSeat, type Turn } from './turn.ts';
import { endSeat } from './life.ts';

/** The first try again comes soon: a supervisor has the SFU back within a second. */
const RETRY_MS = [250, 500, 1_000, 2_000, 3_000];
/** How long a join may wait for a place before it is refused. */
const JOIN_PATIENCE_MS = 10_000;
/** Errors of the SFU's API in a row, 15 s apart, after which a meeting without sockets counts it as lost. */
const API_ERRORS_TO_LOSE = 4;

/** Begin to seek a place for the next epoch. Whatever room there was is doomed. */
export function seekPlace(turn: Turn): void {
  const meeting = turn.state.meeting;
  if (!meeting || meeting.media.kind === 'placing') return;
  const epoch = meeting.media.kind === 'ready' ? meeting.media.epoch + 1 : 1;
  let avoid: string | null = null;
  if (meeting.media.kind === 'ready') {
    avoid = meeting.media.at.site;
    doom(turn, meeting.media.at);
    turn.effects.push({ type: 'sendSeated', message: { type: 'seeking', epoch } });
  }
  amend(turn, { media: { kind: 'placing', epoch, attempts: 0, retryAt: null }, seats: noneInSfu(meeting, turn.now) });
  turn.effects.push({ type: 'place', mid: meeting.mid, epoch, avoid });
}

/** In an abandoned room nobody is live any more, so a seat without a socket is gone from now on. */
function noneInSfu(meeting: OpenMeeting, now: number): OpenMeeting['seats'] {
  return new Map(
    [...meeting.seats].map(([id, seat]) => [
      id,
      { ...seat, inSfu: false, goneSince: seat.visitor === null ? (seat.goneSince ?? now) : null },
    ]),
  );
}

export function placed(turn: Turn, event: Extract<Event, { type: 'placed' }>): void {
  const media = turn.state.meeting?.media;
  if (turn.state.meeting?.mid !== event.mid || media?.kind !== 'placing' || media.epoch !== event.epoch) {
    // Nobody waits for this room any more.
    if (!isCurrent(turn, event.at)) doom(turn, event.at);
    return;
  }
  amend(turn, { media: { kind: 'ready', epoch: event.epoch, at: event.at, lostBy: [], apiErrors: 0 } });
  for (const seat of turn.state.meeting.seats.values()) {
    if (seat.awaiting) admit(turn, seat.id);
    else if (seat.visitor !== null) turn.effects.push({ type: 'sendMedia', seat: seat.id });
  }
}

function isCurrent(turn: Turn, at: Room): boolean {
  const media = turn.state.meeting?.media;
  return media?.kind === 'ready' && media.at.room === at.room;
}

/** Answer the join of a seat, now that there is a room. */
export function admit(turn: Turn, seatId: string): void {
  const seat = turn.state.meeting?.seats.get(seatId);
  if (!seat?.awaiting) return;
  if (seat.visitor !== null) turn.effects.push({ type: 'admit', seat: seatId, re: seat.awaiting.re });
  const seated = { ...seat, awaiting: null };
  putSeat(turn, seated);
  showSeat(turn, seated);
}

export function placeFailed(turn: Turn, event: Extract<Event, { type: 'placeFailed' }>): void {
  const media = turn.state.meeting?.media;
  if (turn.state.meeting?.mid !== event.mid || media?.kind !== 'placing' || media.epoch !== event.epoch) return;
  const wait = RETRY_MS[Math.min(media.attempts, RETRY_MS.length - 1)] ?? 0;
  amend(turn, { media: { ...media, attempts: media.attempts + 1, retryAt: turn.now + wait } });
}

/** The time for another try has come, or the first try was lost with the object's memory. */
export function retryPlace(turn: Turn): void {
  const meeting = turn.state.meeting;
  if (!meeting || meeting.media.kind !== 'placing') return;
  for (const seat of meeting.seats.values()) {
    if (!seat.awaiting?.fresh || turn.now - seat.awaiting.since < JOIN_PATIENCE_MS) continue;
    if (seat.visitor !== null) {
      turn.effects.push({
        type: 'send',
        to: seat.visitor,
        message: refused(seat.awaiting.re, 'sfu_unavailable', 5_000),
      });
    }
    endSeat(turn, seat.id);
  }
  const media = turn.state.meeting?.media;
  if (media?.kind !== 'placing' || media.retryAt === null || media.retryAt > turn.now) return;
  amend(turn, { media: { ...media, retryAt: null } });
  turn.effects.push({ type: 'place', mid: meeting.mid, epoch: media.epoch, avoid: null });
}

/** A seat says that its media is lost. The SFU decides whether that is so for all. */
export function sfuLost(turn: Turn, event: Extract<Event, { type: 'sfuLost' }>): void {
  const meeting = turn.state.meeting;
  const seat = seatOf(turn, event.visitor.id);
  if (!meeting || !seat || seat.awaiting) {
    turn.effects.push({ type: 'send', to: event.visitor.id, message: refused(event.re, 'not_joined') });
    return;
  }
  turn.effects.push({ type: 'send', to: event.visitor.id, message: { type: 'done', re: event.re } });
  const media = meeting.media;
  if (media.kind !== 'ready') return;
  if (event.epoch !== media.epoch) {
    turn.effects.push({ type: 'sendMedia', seat: seat.id });
    return;
  }
  const lostBy = media.lostBy.includes(seat.id) ? media.lostBy : [...media.lostBy, seat.id];
  amend(turn, { media: { ...media, lostBy } });
  turn.effects.push({ type: 'probe', mid: meeting.mid, epoch: media.epoch, at: media.at });
}

export function probed(turn: Turn, event: Extract<Event, { type: 'probed' }>): void {
  const meeting = turn.state.meeting;
  if (!meeting || !isOf(meeting, event)) return;
  const { media } = meeting;
  switch (event.listing.kind) {
    case 'missing':
      seekPlace(turn);
      return;
    case 'error': {
      // One person's word and a silent API may be one broken network; two people's word is the SFU's death.
      const seated = [...meeting.seats.values()].filter((seat) => seat.visitor !== null).length;
      if (media.lostBy.length >= Math.min(2, Math.ceil(seated / 2))) seekPlace(turn);
      return;
    }
    case 'listed':
      // It lives: the loss is on their side, and a fresh token is the way back.
      for (const seat of media.lostBy) turn.effects.push({ type: 'sendMedia', seat });
      amend(turn, { media: { ...media, lostBy: [], apiErrors: 0 } });
  }
}

type Ready = Extract<MediaState, { kind: 'ready' }>;

export function isOf(
  meeting: OpenMeeting,
  event: { mid: string; epoch: number },
): meeting is OpenMeeting & { media: Ready } {
  return meeting.mid === event.mid && meeting.media.kind === 'ready' && meeting.media.epoch === event.epoch;
}

/** The SFU's API did not answer a reconciliation: that empties nothing, but where nobody is on a socket either, it loses the site. */
export function apiFailed(turn: Turn, meeting: OpenMeeting & { media: Ready }): void {
  const apiErrors = meeting.media.apiErrors + 1;
  amend(turn, { media: { ...meeting.media, apiErrors } });
  const anySocket = [...meeting.seats.values()].some((seat) => seat.visitor !== null);
  if (apiErrors >= API_ERRORS_TO_LOSE && !anySocket) seekPlace(turn);
}
