import { spend } from './budget.ts';
import { refused, type Event } from './events.ts';
import type { OpenMeeting, Seat, Visitor } from './state.ts';
import { amend, isHost, type Turn } from './turn.ts';

/** People who may stand at one door and wait. */
const MOST_KNOCKS = 100;
const CROWDED_RETRY_MS = 10_000;

export const hostIsHere = (meeting: OpenMeeting): boolean =>
  [...meeting.seats.values()].some(({ role, visitor }) => role === 'host' && visitor !== null);

/** Whoever knocks waits, without a seat and without a token. Answers milliseconds to wait before knocking, or null. */
export function knock(turn: Turn, meeting: OpenMeeting, visitor: Visitor, displayName: string): number | null {
  const before = meeting.knocks.get(visitor.id);
  if (before?.displayName === displayName) return null;
  if (!before) {
    if (meeting.knocks.size >= MOST_KNOCKS) return CROWDED_RETRY_MS;
    // A knock costs an attempt, lest somebody who was refused knocks on and on.
    const spent = spend(meeting.budgets, visitor.prefix, turn.now);
    if ('retryAfterMs' in spent) return spent.retryAfterMs;
    amend(turn, { budgets: spent.budgets });
  }
  const knocks = new Map(meeting.knocks).set(visitor.id, { displayName, since: turn.now, invited: false });
  amend(turn, { knocks });
  turn.effects.push({ type: 'sendHosts', message: { type: 'knock', knock: { knocker: visitor.id, displayName } } });
  return null;
}

/** A host lets somebody in, or all, or not. Who is let in is told by their door, and their page joins again. */
export function answerKnock(turn: Turn, event: Extract<Event, { type: 'answerKnock' }>): void {
  const { visitor, re, knocker, admit } = event;
  const { meeting } = turn.state;
  if (!isHost(turn, visitor)) {
    turn.effects.push({ type: 'send', to: visitor.id, message: refused(re, 'host_only') });
    return;
  }
  turn.effects.push({ type: 'send', to: visitor.id, message: { type: 'done', re } });
  const answered = [...(meeting?.knocks ?? [])].filter(([id, { invited }]) => !invited && (knocker ?? id) === id);
  if (!meeting || answered.length === 0) return;
  const knocks = new Map(meeting.knocks);
  for (const [id, each] of answered) {
    if (admit) knocks.set(id, { ...each, invited: true });
    else knocks.delete(id);
  }
  amend(turn, { knocks });
  const ids = answered.map(([id]) => id);
  for (const id of ids) {
    turn.effects.push({ type: 'sendHosts', message: { type: 'knockGone', knocker: id } });
    if (!admit) turn.effects.push({ type: 'send', to: id, message: { type: 'error', code: 'knock_declined' } });
  }
  if (admit) turn.effects.push({ type: 'sendDoors', to: ids });
}

/** Who stands at the door no more, or has come in. */
export function dropKnocks(turn: Turn, drop: (visitor: string) => boolean): void {
  const { meeting } = turn.state;
  const gone = [...(meeting?.knocks.keys() ?? [])].filter(drop);
  if (!meeting || gone.length === 0) return;
  amend(turn, { knocks: new Map([...meeting.knocks].filter(([id]) => !gone.includes(id))) });
  for (const id of gone) {
    if (!meeting.knocks.get(id)?.invited)
      turn.effects.push({ type: 'sendHosts', message: { type: 'knockGone', knocker: id } });
  }
}

/** A host has come or gone: who waits sees where they stand. */
export function tellKnockers(turn: Turn): void {
  const { meeting } = turn.state;
  if (meeting && meeting.knocks.size > 0) turn.effects.push({ type: 'sendDoors', to: [...meeting.knocks.keys()] });
}

/** Those who wait for a host's answer. */
export const knocksOf = ({ knocks }: OpenMeeting) =>
  [...knocks].filter(([, { invited }]) => !invited).map(([knocker, { displayName }]) => ({ knocker, displayName }));

/** To somebody who has become a host. */
export function showKnocks(turn: Turn, { visitor }: Seat): void {
  const { meeting } = turn.state;
  if (!meeting || visitor === null) return;
  for (const knock of knocksOf(meeting))
    turn.effects.push({ type: 'send', to: visitor, message: { type: 'knock', knock } });
}
