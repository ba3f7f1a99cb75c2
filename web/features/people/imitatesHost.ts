import type { Person } from '../../../worker/protocol/messages.ts';

/**
 * Letters and digits of other alphabets that look like one of a to z, as a reader takes them at a glance: what people
 * would use of Unicode's confusables (UTS #39), not the whole of them.
 */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'aаαɑ',
    'bьβЬв6',
    'cсϲ',
    'dԁđ',
    'eеεєзэ3',
    'gɡ9',
    'hһнħ',
    'jј',
    'kкκ',
    'l1iıіιł|!ɩ',
    'mм',
    'nпηո',
    'oоοøσ0',
    'pрρ',
    'qԛ',
    'rгř',
    'sѕ5$',
    'tтτ',
    'uυцս',
    'vνѵ',
    'wԝωш',
    'xхχ',
    'yуγү',
    'z2',
  ].flatMap((alike) => [...alike].slice(1).map((letter) => [letter, alike.charAt(0)])),
);

/** What a reader takes a name for: no case, marks, spaces or signs; letters that look alike are the same. */
function skeleton(name: string): string {
  const read = [...name.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD')]
    .map((letter) => LOOKALIKES[letter] ?? letter)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    // As in "Ada (host)", in the languages of the page.
    .replace(/(?<=.)(?:host|gospodarz)$/, '');
  return read === '' ? name.toLowerCase() : read;
}

/** A guest under a host's name, or one that looks the same. */
export function imitatesHost(person: Person, people: readonly Person[]): boolean {
  if (person.role === 'host') return false;
  const name = skeleton(person.displayName);
  return people.some(({ role, displayName }) => role === 'host' && skeleton(displayName) === name);
}
