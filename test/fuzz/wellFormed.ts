import type { ClientMessage, Sendable } from '../../worker/protocol/messages.ts';
import { RATES } from '../../worker/protocol/watch.ts';
import type { WatchAsk } from '../../worker/protocol/watchAsk.ts';
import type { Dice } from '../support/Dice.ts';

export type Type = ClientMessage['type'];
type Of<T extends Type> = Extract<ClientMessage, { type: T }>;

/** A message of each type with everything in it. `seats`: of people who are there. */
const MESSAGES: { readonly [T in Type]: (dice: Dice, seats: Seats) => Of<T> } = {
  join: (dice, seats) => ({
    type: 'join',
    id: id(dice),
    displayName: displayName(dice),
    ...(dice.chance(0.5) && { authKey: dice.text(43) }),
    ...(dice.chance(0.5) && { resume: { seat: dice.pick(seats), secret: dice.text(43) } }),
  }),
  leave: (dice) => ({ type: 'leave', id: id(dice) }),
  setPassword: (dice) => ({
    type: 'setPassword',
    id: id(dice),
    password: dice.chance(0.5) ? null : { salt: dice.text(22), authKey: dice.text(43) },
  }),
  setRules: (dice) => ({
    type: 'setRules',
    id: id(dice),
    ...(dice.chance(0.5) && { entry: dice.pick(['open', 'knock']) }),
    ...(dice.chance(0.5) && { locked: dice.chance(0.5) }),
    ...(dice.chance(0.5) && { limit: 2 + dice.below(499) }),
  }),
  answerKnock: (dice) => ({
    type: 'answerKnock',
    id: id(dice),
    knocker: dice.chance(0.5) ? null : dice.text(16),
    admit: dice.chance(0.5),
  }),
  silence: (dice, seats) => ({
    type: 'silence',
    id: id(dice),
    seat: dice.chance(0.3) ? null : dice.pick(seats),
    what: sendable(dice),
  }),
  allow: (dice) => ({
    type: 'allow',
    id: id(dice),
    what: dice.chance(0.3) ? 'chat' : sendable(dice),
    allowed: dice.chance(0.5),
  }),
  rename: (dice, seats) => ({ type: 'rename', id: id(dice), seat: dice.pick(seats), displayName: displayName(dice) }),
  setRole: (dice, seats) => ({
    type: 'setRole',
    id: id(dice),
    seat: dice.pick(seats),
    role: dice.pick(['host', 'guest']),
  }),
  remove: (dice, seats) => ({ type: 'remove', id: id(dice), seat: dice.pick(seats) }),
  hand: (dice) => ({ type: 'hand', id: id(dice), raised: dice.chance(0.5) }),
  lowerHand: (dice, seats) => ({ type: 'lowerHand', id: id(dice), seat: dice.chance(0.3) ? null : dice.pick(seats) }),
  end: (dice) => ({ type: 'end', id: id(dice) }),
  watch: (dice) => ({ type: 'watch', id: id(dice), ask: watchAsk(dice) }),
  // Of an epoch that has not come.
  sfuLost: (dice) => ({ type: 'sfuLost', id: id(dice), epoch: 1_000 + dice.below(1_000) }),
  bye: () => ({ type: 'bye' }),
};

export type Seats = readonly [string, ...string[]];

const id = (dice: Dice) => 1 + dice.below(1_000_000);
const displayName = (dice: Dice) => dice.pick(['Mallory', 'Ada', '\u202eadA', '<img src=x onerror=alert(1)>', '']);
const sendable = (dice: Dice) => dice.pick<Sendable>(['microphone', 'camera', 'screen']);

const films = ['dQw4w9WgXcQ', 'https://films.example/a.webm', 'http://localhost:1/a.webm'];
function watchAsk(dice: Dice): WatchAsk {
  const seq = dice.below(20);
  const asks: readonly [WatchAsk, ...WatchAsk[]] = [
    { do: 'time', sent: dice.below(1_000_000) },
    { do: 'start', seq, video: dice.pick(['dQw4w9WgXcQ', ...films]), position: dice.below(1_000) },
    { do: 'play', seq, ...(dice.chance(0.5) && { position: dice.below(1_000) }) },
    { do: 'pause', seq },
    { do: 'seek', seq, position: dice.below(1_000_000) },
    { do: 'rate', seq, rate: dice.pick([1, ...RATES]) },
    { do: 'stop', seq },
    { do: 'restrict', hostsOnly: dice.chance(0.5) },
  ];
  return dice.pick(asks);
}

const isType = (word: string): word is Type => Object.hasOwn(MESSAGES, word);
const TYPES = Object.keys(MESSAGES).filter(isType);

/** A message that the protocol knows, of any type but these. */
export function wellFormed(dice: Dice, seats: Seats, but: ReadonlySet<Type>): ClientMessage {
  const [first = 'join', ...rest] = TYPES.filter((type) => !but.has(type));
  return MESSAGES[dice.pick([first, ...rest])](dice, seats);
}
