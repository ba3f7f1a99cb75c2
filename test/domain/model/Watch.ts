import { parseRoomName } from '../../../worker/domain/roomName.ts';
import type { OpenMeeting, Seat, State } from '../../../worker/domain/state.ts';
import { currentRoom } from '../../../worker/domain/turn.ts';
import type { FakeSocket } from './FakeSocket.ts';
import type { Step } from './Step.ts';
import type { Story } from './Story.ts';

/** Milliseconds in the SFU's room after which one of its lists must have had somebody, were it asked and honest every other time. */
const SEEN_MS = 20_000;
/** Milliseconds of silence of the SFU's API in which a room is not given up for that alone; a clock that is set may take 10 s off it. */
const SILENCE_MS = 30_000;
const CLOCK_MS = 10_000;
/** Alarms at most, and one more a second. */
const RINGS = 20;

/** What must be so whatever happens. Looks at what is stored, not at what is in memory; throws where it is not so. */
export class Watch {
  readonly #story: Story;
  #before: State;
  #roomSince = 0;
  #issued = 0;
  /** The meeting that each room's tokens were given out in. */
  readonly #midOf = new Map<string, string>();
  /** The epoch in which each seat was removed. */
  readonly #removedIn = new Map<string, number>();

  constructor(story: Story) {
    this.#story = story;
    this.#before = story.stored();
  }

  /** After each event. `step`: that of the play; null for what time brought. */
  look(step: Step | null): void {
    const [before, after] = [this.#before, this.#story.stored()];
    this.#before = after;
    if (this.#story.errors.length > 0) throw this.#story.errors[0];
    this.#storage(after);
    this.#tokens(after.meeting);
    this.#departures(before.meeting, after.meeting);
    this.#arrivals(before.meeting, after.meeting, step);
    this.#losses(before.meeting, after.meeting);
    this.#pages(after.meeting);
    this.#hands(after.meeting);
    this.#knocks(after.meeting);
  }

  /** Time has passed. */
  rings(ms: number): void {
    if (this.#story.rings > RINGS + ms / 1_000) fail(`the alarm rang ${this.#story.rings} times in ${ms} ms`);
  }

  #storage({ meeting, doomed }: State): void {
    const { platform } = this.#story;
    const isNothing = !meeting && doomed.length === 0;
    if (isNothing && !platform.isEmpty) fail('no meeting, but something is stored');
    if (!isNothing && !this.#story.willWake && !platform.hasGivenUp) fail('nothing will look after the meeting');
  }

  /** A token is for one room of one meeting, for a seat that is held, and opens no other. */
  #tokens(meeting: OpenMeeting | null): void {
    for (const token of this.#story.issued.slice(this.#issued)) {
      const mid = parseRoomName(token.room)?.mid;
      if (mid === undefined || mid !== token.mid) fail('a token was given out for a room of another meeting');
      if (!token.toSeat) fail('a token was given out to no seat');
      const known = this.#midOf.get(token.room) ?? mid;
      if (known !== mid) fail('two meetings have given out tokens for one room');
      this.#midOf.set(token.room, mid);
    }
    this.#issued = this.#story.issued.length;
    const room = currentRoom(meeting)?.room;
    if (!meeting || room === undefined) return;
    if ((this.#midOf.get(room) ?? meeting.mid) !== meeting.mid) fail('a token of an old meeting opens the new one');
    this.#bans(meeting, room);
  }

  /** Who was removed gets no token any more, and those that they have open no room of a later epoch. */
  #bans(meeting: OpenMeeting, room: string): void {
    if (meeting.media.kind !== 'ready') return;
    const { epoch } = meeting.media;
    for (const { seat } of this.#story.removedHere) {
      const removedIn = this.#removedIn.get(seat) ?? epoch;
      this.#removedIn.set(seat, removedIn);
      if (meeting.seats.has(seat)) fail('somebody who was removed has their seat again');
      if (epoch > removedIn && this.#story.issued.some((token) => token.identity === seat && token.room === room))
        fail('somebody who was removed has a token for the room that the meeting moved to');
    }
  }

  /** Who is live keeps the seat, and with the seat the meeting. */
  #departures(before: OpenMeeting | null, after: OpenMeeting | null): void {
    for (const seat of before?.seats.values() ?? []) {
      const isHeld = after?.mid === before?.mid && after?.seats.has(seat.id);
      if (isHeld || seat.awaiting?.fresh || this.#story.dismissed.has(seat.id)) continue;
      if (this.#socketOf(seat)?.isAlive) fail('a seat ended whose socket is open');
      if (before && this.#isLiveInSfu(before, seat)) fail('a seat ended that is live in the SFU');
    }
  }

  #isLiveInSfu(meeting: OpenMeeting, seat: Seat): boolean {
    const at = currentRoom(meeting);
    const since = at ? this.#story.sfu.people(at.site.id, at.room)?.get(seat.id) : undefined;
    return since !== undefined && this.#story.clock.time - Math.max(since, this.#roomSince) >= SEEN_MS;
  }

  /** Nobody comes in against the rules of that moment. */
  #arrivals(before: OpenMeeting | null, after: OpenMeeting | null, step: Step | null): void {
    for (const seat of after?.seats.values() ?? []) {
      const same = before?.mid === after?.mid ? before : null;
      if (same?.seats.has(seat.id)) continue;
      if (step?.do !== 'enter') fail('a seat was taken by nobody who asked for one');
      else if (!this.#mayEnter(same, seat, step.password === 'right')) fail('somebody came in against the rules');
    }
  }

  #mayEnter(before: OpenMeeting | null, seat: Seat, hasPassword: boolean): boolean {
    if (!before) return seat.role === 'host' || this.#story.opens === 'anyone';
    if (seat.device !== null && this.#story.removedHere.some(({ device }) => device === seat.device)) return false;
    if (seat.role === 'host') return before.seats.size <= before.limit;
    if (before.locked || before.seats.size >= before.limit) return false;
    if (seat.visitor !== null && before.knocks.get(seat.visitor)?.invited) return true;
    if (before.entry.kind === 'knock' || this.#isSuspect(before, seat)) return false;
    return before.entry.kind === 'open' || hasPassword;
  }

  #isSuspect({ seats }: OpenMeeting, { prefix, device }: Seat): boolean {
    const isKnown = device !== null && [...seats.values()].some((other) => other.device === device);
    return !isKnown && this.#story.removedHere.some((removed) => removed.prefix === prefix);
  }

  /** A room with people in it is left for another one, or given up for good reason. */
  #losses(before: OpenMeeting | null, after: OpenMeeting | null): void {
    const [left, now] = [currentRoom(before), currentRoom(after)];
    if (now?.room !== left?.room) this.#roomSince = this.#story.clock.time;
    if (!left || now || !after || after.mid !== before?.mid) return;
    const { sfu, blamed, clock } = this.#story;
    const isThere = !sfu.site(left.site.id).isDead && sfu.people(left.site.id, left.room) !== null;
    const { silentSince } = sfu.site(left.site.id);
    const silence = silentSince === null ? 0 : clock.time - silentSince + CLOCK_MS * clock.timesSetSince(silentSince);
    if (isThere && silence < SILENCE_MS && !(silentSince !== null && blamed.has(left.room)))
      fail('a living room was given up');
  }

  /** What a page shows of itself and of the others is so. */
  #pages(meeting: OpenMeeting | null): void {
    const all = [...(meeting?.seats.values() ?? [])].filter(({ awaiting }) => !awaiting?.fresh).map(({ id }) => id);
    for (const { socket, seat, seen } of this.#story.people) {
      if (!socket?.isOpen || seat === null) continue;
      const held = meeting?.seats.get(seat);
      if (!held || this.#socketOf(held) !== socket || held.presence !== 'present') fail('a page has lost its seat');
      if (all.length !== seen.size || !all.every((id) => seen.has(id))) fail('a page shows others than there are');
    }
  }

  /** Everybody sees the same queue of hands, and no two have one place in it. */
  #hands(meeting: OpenMeeting | null): void {
    const seats = [...(meeting?.seats.values() ?? [])].filter(({ awaiting }) => !awaiting?.fresh);
    const queue = new Map(seats.flatMap(({ id, hand }): [string, number][] => (hand === null ? [] : [[id, hand]])));
    if (new Set(queue.values()).size !== queue.size) fail('two hands have one place');
    for (const { socket, seat, hands } of this.#story.people) {
      if (!socket?.isOpen || seat === null) continue;
      if (hands.size !== queue.size || [...queue].some(([id, hand]) => hands.get(id) !== hand))
        fail('a page shows other hands than are up');
    }
  }

  /** Who waits at the door is there, has no seat, and may hope. */
  #knocks(meeting: OpenMeeting | null): void {
    if (!meeting || !this.#story.isInMemory) return;
    if (meeting.locked && meeting.knocks.size > 0) fail('somebody waits at a locked door');
    for (const visitor of meeting.knocks.keys()) {
      if (!this.#socketsOf(visitor).some(({ isOpen }) => isOpen)) fail('somebody waits who has gone');
      if ([...meeting.seats.values()].some((seat) => seat.visitor === visitor)) fail('somebody waits who is in');
    }
  }

  #socketOf({ visitor }: Seat): FakeSocket | undefined {
    return visitor === null ? undefined : this.#socketsOf(visitor)[0];
  }

  #socketsOf(visitor: string): FakeSocket[] {
    return this.#story.platform.sockets.filter(({ tag }) => tag === visitor);
  }
}

export function fail(what: string): never {
  throw new Error(what);
}
