import type { ErrorCode } from '../protocol/errors.ts';
import { LONGEST, type Watch as Told } from '../protocol/watch.ts';
import type { WatchAsk } from '../protocol/watchAsk.ts';
import { refused, type Event } from './events.ts';
import { amend, isHost, seatOf, type Turn } from './turn.ts';

/** What is watched together: a film, where it was at T0 by this clock, and who may decide. */
export type Watch = Readonly<Omit<Told, 'now' | 'sent'>>;

export const NOTHING_ON: Watch = {
  seq: 0,
  hostsOnly: false,
  by: null,
  from: null,
  video: null,
  playing: false,
  position: 0,
  T0: 0,
  rate: 1,
};

/** Seconds of the film at a time of the object's clock. The object knows no film's end; the players do. */
export const positionAt = ({ playing, position, T0, rate }: Watch, now: number): number =>
  playing ? Math.min(position + (Math.max(0, now - T0) / 1_000) * rate, LONGEST) : position;

/** Somebody inside asks for the time, or for a change. All hear of a change, whoever asked for it included. */
export function watch(turn: Turn, { visitor, re, ask }: Extract<Event, { type: 'watch' }>): void {
  const send = (message: Extract<Turn['effects'][number], { type: 'send' }>['message']) =>
    turn.effects.push({ type: 'send', to: visitor.id, message });
  const { meeting } = turn.state;
  const seat = seatOf(turn, visitor.id);
  if (!meeting || !seat || seat.awaiting) return void send(refused(re, 'not_joined'));
  if (ask.do === 'time') {
    send({ type: 'watch', watch: { ...meeting.watch, now: turn.now, sent: ask.sent } satisfies Told });
    return void send({ type: 'done', re });
  }
  const next = changed(meeting.watch, ask, { seat: seat.id, host: isHost(turn, visitor) }, turn.now);
  if (typeof next === 'string') return void send(refused(re, next));
  if (next !== meeting.watch) {
    const watch: Watch = { ...next, seq: meeting.watch.seq + 1, by: seat.id };
    amend(turn, { watch });
    turn.effects.push({ type: 'sendSeated', message: { type: 'watch', watch } });
  }
  // After the news of it, so that whoever asked knows what the answer is about.
  send({ type: 'done', re });
}

/** The same object where it is so already. */
function changed(
  watch: Watch,
  ask: Exclude<WatchAsk, { do: 'time' }>,
  { seat, host }: { seat: string; host: boolean },
  now: number,
): Watch | ErrorCode {
  if (ask.do === 'restrict') {
    if (!host) return 'host_only';
    return ask.hostsOnly === watch.hostsOnly ? watch : { ...watch, hostsOnly: ask.hostsOnly };
  }
  if (watch.hostsOnly && !host) return 'host_only';
  if (ask.seq !== watch.seq) return 'watch_crossed';
  if (ask.do === 'start')
    return { ...watch, from: seat, video: ask.video, playing: true, position: ask.position, T0: now, rate: 1 };
  if (watch.video === null) return 'watch_crossed';
  const here = { ...watch, position: positionAt(watch, now), T0: now };
  switch (ask.do) {
    case 'play':
      if (watch.playing && ask.position === undefined) return watch;
      return { ...here, playing: true, position: ask.position ?? here.position };
    case 'pause':
      return watch.playing ? { ...here, playing: false } : watch;
    case 'seek':
      return { ...here, position: ask.position };
    case 'rate':
      return ask.rate === watch.rate ? watch : { ...here, rate: ask.rate };
    case 'stop':
      return { ...NOTHING_ON, hostsOnly: watch.hostsOnly };
  }
}
