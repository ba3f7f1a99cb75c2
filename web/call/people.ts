import type { Person } from '../../worker/protocol/messages.ts';
import type { Participant } from './Meeting.ts';

/** Someone came or changed. Who is known keeps their place; who is new comes last. */
export function withPerson(people: readonly Person[], person: Person): readonly Person[] {
  return people.some(({ seat }) => seat === person.seat)
    ? people.map((known) => (known.seat === person.seat ? person : known))
    : [...people, person];
}

export const withoutSeat = (people: readonly Person[], seat: string): readonly Person[] =>
  people.filter((person) => person.seat !== seat);

/** Who is shown: oneself first, then the others in order of arrival, without those whose page was closed. */
export function participants(people: readonly Person[], self: string | null): readonly Participant[] {
  const mine = people.filter(({ seat }) => seat === self);
  const others = people.filter(({ seat, presence }) => seat !== self && presence !== 'away');
  return [...mine, ...others].map((person) => ({ ...person, self: person.seat === self }));
}
