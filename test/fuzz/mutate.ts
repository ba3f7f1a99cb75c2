import type { Dice } from '../support/Dice.ts';

/** Names that every object has, or that make one another's. */
const PROTOTYPE = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'] as const;

/** Values that programs stumble over, as JSON. */
const VALUES = [
  'null',
  'true',
  '-1',
  '0',
  '-0',
  '1.5',
  '1e999',
  '-1e-999',
  '9007199254740993',
  '""',
  '" "',
  '"\\u0000"',
  '"\\ud800"',
  '"\\u202e"',
  '"s_00000000000000000000"',
  '"__proto__"',
  '"constructor"',
  '"end"',
  '"host"',
  '[]',
  '[[]]',
  '{}',
  '{"__proto__":{"role":"host"}}',
  '{"length":1e9}',
] as const;

type Mutation = (text: string, dice: Dice) => string;

const anywhere = (text: string, dice: Dice, insert: string) => {
  const at = dice.below(text.length + 1);
  return text.slice(0, at) + insert + text.slice(at);
};
/** In front of the first member, so that what the message had stands behind it; or behind the last one, so that it wins. */
const member = (text: string, dice: Dice, name: string, value: string) =>
  dice.chance(0.5) ? text.replace('{', `{"${name}":${value},`) : text.replace(/\}(?=[^}]*$)/, `,"${name}":${value}}`);
const valueOf = (dice: Dice) => (dice.chance(0.2) ? deep(dice) : dice.pick(VALUES));

function deep(dice: Dice): string {
  const depth = 1 + dice.below(5_000);
  return dice.chance(0.5) ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(depth)}0${'}'.repeat(depth)}`;
}

const MUTATIONS = {
  'another value': (text, dice) => {
    const members = [...text.matchAll(/"\w+":("[^"]*"|[\w.-]+)/g)];
    const hit = members[dice.below(members.length)];
    const value = hit?.[1];
    if (!hit || value === undefined) return text;
    const end = hit.index + hit[0].length;
    return text.slice(0, end - value.length) + valueOf(dice) + text.slice(end);
  },
  'a member less': (text, dice) => {
    const members = [...text.matchAll(/"\w+":("[^"]*"|[\w.-]+),?/g)];
    const hit = members[dice.below(members.length)];
    return hit ? text.slice(0, hit.index) + text.slice(hit.index + hit[0].length) : text;
  },
  'an unknown member': (text, dice) => member(text, dice, dice.text(1 + dice.below(40)), valueOf(dice)),
  'a member of every object': (text, dice) => member(text, dice, dice.pick(PROTOTYPE), valueOf(dice)),
  'a member twice': (text, dice) =>
    member(text, dice, dice.pick(['type', 'id', 'seat', 'role', 'displayName']), valueOf(dice)),
  'an unknown type': (text, dice) => text.replace(/"type":"\w*"/, `"type":"${dice.pick(PROTOTYPE)}"`),
  'in a list': (text) => `[${text}]`,
  'in depth': (text, dice) => {
    const depth = 1 + dice.below(3_000);
    return '['.repeat(depth) + text + ']'.repeat(depth);
  },
  'cut short': (text, dice) => text.slice(0, dice.below(text.length)),
  'one character': (text, dice) => {
    const at = dice.below(text.length);
    return text.slice(0, at) + String.fromCharCode(dice.below(0xd800)) + text.slice(at + 1);
  },
  'something between': (text, dice) =>
    anywhere(text, dice, dice.pick(['\0', '\u2028', '\ufeff', '//', '/**/', '\\', '"', '{', '}', '\ud83d'])),
  'something behind': (text, dice) => text + dice.pick([text, '\0', '//', ',', '}', ' '.repeat(2_000)]),
  'no JSON': (_, dice) => dice.pick(['', ' ', 'pong', 'ping ', 'PING', 'null', 'undefined', 'NaN', '[object Object]']),
  noise: (_, dice) => String.fromCharCode(...dice.bytes(1 + dice.below(500))),
} as const satisfies Record<string, Mutation>;

const [first, ...others] = Object.values<Mutation>(MUTATIONS);

/** Now and then, as it ends the socket: more than 16,384 bytes, though not always as many characters. */
const oversized = (text: string, dice: Dice) => text.replace('{', `{"x":"${'é'.repeat(8_200 + dice.below(20_000))}",`);

/** JSON of a message, changed in one to three ways. */
export function mutate(text: string, dice: Dice): string {
  if (dice.chance(0.01)) return oversized(text, dice);
  let mutated = text;
  for (let times = 1 + dice.below(3); times > 0; times--) {
    if (first) mutated = dice.pick([first, ...others])(mutated, dice);
  }
  return mutated;
}
