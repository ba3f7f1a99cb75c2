import { refused, type Event } from './events.ts';
import type { MediaState, OpenMeeting, Room, Seeking } from './state.ts';
import { amend, doom, retire, seatOf, showSeat, putSeat, type Turn } from './turn.ts';
import { endSeat } from './life.ts';

/** The first try again comes soon: a supervisor has the SFU back within a second. */
const RETRY_MS = [250, 500, 1_000, 2_000, 3_000];
/** A planned move that finds no place this often in a row is given up; whoever wanted it will ask again. */
const PLANNED_TRIES = 4;
/** How long a join may wait for a place before it is refused. */
const JOIN_PATIENCE_MS = 10_000;
/** Errors of the SFU's API in a row, each so long after the one before, after which a meeting without sockets counts it as lost. */
const API_ERRORS_TO_LOSE = 4;
const API_ERROR_MS = 10_000;
/**
 * Whoever comes to a room is work for everybody in it, some 30 ms on a computer and more on a phone. So in a planned move
 * they come one after the other: each widens the time over which they do (npm run bench -- move).
 */
const IN_TURN_MS = { each: 400, most: 12_000 };
/** The old room is left to those who are slow to go so much longer, at most. */
const RETIRE_MS = 20_000;
/** Where somebody is in the old room who was removed: time to connect elsewhere, and no more. */
const PURGE = { withinMs: 500, retireMs: 3_000 };
/** No old room is kept longer. */
export const LONGEST_RETIRE_MS = IN_TURN_MS.most + RETIRE_MS;
/** Who loses the media of a living room twice within this time cannot be helped by another token for it. */
const TROUBLE_MS = 60_000;
/** The Fleet's vote among those of the seats. */
const FLEET = '*';

type Ready = Extract<MediaState, { kind: 'ready' }>;

/** The search for a place that is under way: because there is none, or for a planned move. */
export function seekingOf(media: MediaState): Seeking | null {
  switch (media.kind) {
    case 'none':
      return null;
    case 'placing':
      return media;
    case 'ready':
      return media.next;
  }
}

/** The same media with a later stage of that search. */
export function withSeeking(media: MediaState, seeking: Seeking): MediaState {
  return media.kind === 'ready' ? { ...media, next: seeking } : { kind: 'placing', ...seeking };
}

function seek(turn: Turn, meeting: OpenMeeting, { epoch, avoid }: Seeking, elsewhere: boolean): void {
  turn.effects.push({ type: 'place', mid: meeting.mid, epoch, avoid, elsewhere, region: meeting.region });
}

/** There is no place, or the one there was is dead: begin to seek another one at once. */
export function seekPlace(turn: Turn): void {
  const meeting = turn.state.meeting;
  if (!meeting || meeting.media.kind === 'placing') return;
  const seeking = meeting.media.kind === 'ready' ? abandon(turn, meeting.media) : firstPlace(turn.now);
  amend(turn, { media: { kind: 'placing', ...seeking }, seats: noneInSfu(meeting, turn.now) });
  // Where a planned move has a try under way already, that one finds the place.
  if (meeting.media.kind !== 'ready' || meeting.media.next?.retryAt !== null) seek(turn, meeting, seeking, false);
}

const firstPlace = (now: number): Seeking => ({
  epoch: 1,
  since: now,
  attempts: 0,
  retryAt: null,
  avoid: [],
  why: 'none',
});

function abandon(turn: Turn, media: Ready): Seeking {
  doom(turn, media.at);
  const epoch = media.epoch + 1;
  turn.effects.push({ type: 'sendSeated', message: { type: 'seeking', epoch } });
  return { epoch, since: turn.now, attempts: 0, retryAt: null, avoid: [media.at.site.id], why: 'none' };
}

/** In an abandoned room nobody is live any more, so a seat without a socket is gone from now on. */
function noneInSfu(meeting: OpenMeeting, now: number): OpenMeeting['seats'] {
  return new Map(
    [...meeting.seats].map(([id, seat]) => [
      id,
      { ...seat, goneSince: seat.visitor === null ? (seat.goneSince ?? now) : null },
    ]),
  );
}

/** Begin a planned move: people stay where they are until there is another place. */
function moveAway(turn: Turn, meeting: OpenMeeting & { media: Ready }, why: Exclude<Seeking['why'], 'none'>): void {
  const { media } = meeting;
  if (media.next) return;
  // Another room at the same site is as good against a token that has to die.
  const avoid = why === 'ban' ? [] : [media.at.site.id];
  const next: Seeking = { epoch: media.epoch + 1, since: turn.now, attempts: 0, retryAt: null, avoid, why };
  amend(turn, { media: { ...media, next } });
  seek(turn, meeting, next, why !== 'ban');
}

/** Somebody is in the room who was removed, by a token that cannot be revoked: everybody else goes to another room. */
export function leaveBanned(turn: Turn): void {
  const { meeting } = turn.state;
  if (meeting?.media.kind === 'ready') moveAway(turn, { ...meeting, media: meeting.media }, 'ban');
}

/** The Fleet's word about a site. That it is dead, the meeting believes when the site does not answer itself either. */
export function evacuate(turn: Turn, event: Extract<Event, { type: 'evacuate' }>): void {
  const meeting = turn.state.meeting;
  if (meeting?.media.kind !== 'ready' || meeting.media.at.site.id !== event.site) return;
  const { media } = meeting;
  switch (event.why) {
    case 'drain':
      return moveAway(turn, { ...meeting, media }, 'drain');
    case 'down':
      return lose(turn, { ...meeting, media }, FLEET);
  }
}

export function placed(turn: Turn, event: Extract<Event, { type: 'placed' }>): void {
  const meeting = turn.state.meeting;
  const seeking = meeting?.mid === event.mid ? seekingOf(meeting.media) : null;
  if (!meeting || seeking?.epoch !== event.epoch) {
    // Nobody waits for this room any more.
    if (!isCurrent(turn, event.at)) doom(turn, event.at);
    return;
  }
  const planned = meeting.media.kind === 'ready' ? meeting.media : null;
  const { withinMs, retireMs } = seeking.why === 'ban' ? PURGE : inTurn(meeting);
  if (planned) retire(turn, planned.at, retireMs);
  const why = planned ? 'planned' : event.epoch === 1 ? 'opened' : 'lost';
  turn.effects.push({ type: 'found', why, ms: turn.now - seeking.since });
  amend(turn, {
    media: { kind: 'ready', epoch: event.epoch, at: event.at, lostBy: [], sentBack: [], apiErrors: null, next: null },
    ...(planned && { seats: noneInSfu(meeting, turn.now) }),
  });
  for (const seat of turn.state.meeting?.seats.values() ?? []) {
    if (seat.awaiting) admit(turn, seat.id);
    else if (seat.visitor !== null)
      turn.effects.push({ type: 'sendMedia', seat: seat.id, withinMs: planned && withinMs });
  }
}

function inTurn({ seats }: OpenMeeting): typeof PURGE {
  const withinMs = Math.min(IN_TURN_MS.most, seats.size * IN_TURN_MS.each);
  return { withinMs, retireMs: withinMs + RETIRE_MS };
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
  const meeting = turn.state.meeting;
  const seeking = meeting?.mid === event.mid ? seekingOf(meeting.media) : null;
  if (!meeting || seeking?.epoch !== event.epoch) return;
  const attempts = seeking.attempts + 1;
  if (meeting.media.kind === 'ready' && attempts >= PLANNED_TRIES) {
    amend(turn, { media: { ...meeting.media, next: null } });
    return;
  }
  const wait = RETRY_MS[Math.min(seeking.attempts, RETRY_MS.length - 1)] ?? 0;
  // Where no site was left to try, what failed before is worth another try.
  const from = seeking.why === 'ban' ? [] : seeking.avoid.slice(0, 1);
  const avoid = event.tried === null ? from : [...new Set([...seeking.avoid, event.tried])];
  amend(turn, { media: withSeeking(meeting.media, { ...seeking, attempts, avoid, retryAt: turn.now + wait }) });
}

/** The time for another try has come, or the first try was lost with the object's memory. */
export function retryPlace(turn: Turn): void {
  refuseImpatient(turn);
  const meeting = turn.state.meeting;
  const seeking = meeting ? seekingOf(meeting.media) : null;
  if (!meeting || !seeking || seeking.retryAt === null || seeking.retryAt > turn.now) return;
  const now = { ...seeking, retryAt: null };
  amend(turn, { media: withSeeking(meeting.media, now) });
  seek(turn, meeting, now, meeting.media.kind === 'ready' && now.why !== 'ban');
}

/** Joins that have waited for a place too long. */
function refuseImpatient(turn: Turn): void {
  const meeting = turn.state.meeting;
  if (meeting?.media.kind !== 'placing') return;
  for (const seat of meeting.seats.values()) {
    if (!seat.awaiting?.fresh || turn.now - seat.awaiting.since < JOIN_PATIENCE_MS) continue;
    if (seat.visitor !== null) {
      const message = refused(seat.awaiting.re, 'sfu_unavailable', 5_000);
      turn.effects.push({ type: 'send', to: seat.visitor, message });
    }
    endSeat(turn, seat.id);
  }
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
  const { media } = meeting;
  if (media.kind !== 'ready') return;
  if (event.epoch === media.epoch) lose(turn, { ...meeting, media }, seat.id);
  else turn.effects.push({ type: 'sendMedia', seat: seat.id, withinMs: null });
}

function lose(turn: Turn, { mid, media }: OpenMeeting & { media: Ready }, by: string): void {
  if (!media.lostBy.includes(by)) amend(turn, { media: { ...media, lostBy: [...media.lostBy, by] } });
  turn.effects.push({ type: 'probe', mid, epoch: media.epoch, at: media.at });
}

export function probed(turn: Turn, event: Extract<Event, { type: 'probed' }>): void {
  const meeting = turn.state.meeting;
  if (!meeting || !isOf(meeting, event)) return;
  switch (event.listing.kind) {
    case 'missing':
      seekPlace(turn);
      return;
    case 'error':
      turn.effects.push({ type: 'suspect', site: meeting.media.at.site.id });
      // One person's word and a silent API may be one broken network; two people's word is the SFU's death.
      if (meeting.media.lostBy.includes(FLEET) || meeting.media.lostBy.length >= Math.min(2, majority(meeting)))
        seekPlace(turn);
      return;
    case 'listed':
      sendBack(turn, meeting);
  }
}

const majority = (meeting: OpenMeeting) =>
  Math.max(1, Math.ceil([...meeting.seats.values()].filter(({ visitor }) => visitor !== null).length / 2));

/** The room lives: the loss is on their side, and a fresh token is the way back. Where that did not help half of them, the site is left. */
function sendBack(turn: Turn, meeting: OpenMeeting & { media: Ready }): void {
  const { media } = meeting;
  const seats = media.lostBy.filter((by) => by !== FLEET);
  for (const seat of seats) turn.effects.push({ type: 'sendMedia', seat, withinMs: null });
  const recently = media.sentBack.filter(({ at }) => turn.now - at < TROUBLE_MS);
  const again = seats.filter((seat) => recently.some((known) => known.seat === seat));
  const others = recently.filter(({ seat }) => !seats.includes(seat));
  const sentBack = [...others, ...seats.map((seat) => ({ seat, at: turn.now }))];
  const settled: Ready = { ...media, lostBy: [], sentBack, apiErrors: null };
  amend(turn, { media: settled });
  if (again.length >= majority(meeting)) moveAway(turn, { ...meeting, media: settled }, 'trouble');
}

export function isOf(
  meeting: OpenMeeting,
  event: { mid: string; epoch: number },
): meeting is OpenMeeting & { media: Ready } {
  return meeting.mid === event.mid && meeting.media.kind === 'ready' && meeting.media.epoch === event.epoch;
}

/** The SFU's API did not answer a reconciliation: that empties nothing, but where nobody is on a socket either, it loses the site. */
export function apiFailed(turn: Turn, meeting: OpenMeeting & { media: Ready }): void {
  turn.effects.push({ type: 'suspect', site: meeting.media.at.site.id });
  const before = meeting.media.apiErrors;
  // Alarms ring for other reasons as well, and a burst of them is one silence.
  if (before && Math.abs(turn.now - before.at) < API_ERROR_MS) return;
  const count = (before?.count ?? 0) + 1;
  amend(turn, { media: { ...meeting.media, apiErrors: { count, at: turn.now } } });
  const anySocket = [...meeting.seats.values()].some((seat) => seat.visitor !== null);
  if (count >= API_ERRORS_TO_LOSE && !anySocket) seekPlace(turn);
}
