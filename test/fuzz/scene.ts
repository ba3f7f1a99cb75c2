import { hostCookie } from '../support/hostCookie.ts';
import { loopbackAddresses } from '../support/loopbackAddresses.ts';
import type { Box } from '../support/startBox.ts';
import { Stand } from './Stand.ts';
import type { Seats, Type } from './wellFormed.ts';
import { Witness } from './Witness.ts';

const FUZZED = 'fuzzed-meeting';
const QUIET = 'quiet-meeting';
const NOWHERE = 'nobodys-meeting';
const SALT = 'S'.repeat(22);
const RIGHT = 'R'.repeat(43);

const BY_HOSTS: readonly Type[] = [
  'setPassword',
  'setRules',
  'answerKnock',
  'silence',
  'allow',
  'rename',
  'setRole',
  'remove',
  'lowerHand',
  'end',
];

export interface Scene {
  readonly stands: readonly [Stand, ...Stand[]];
  readonly door: Stand;
  /** Of the meeting that is attacked, and of another one. */
  readonly witnesses: readonly Witness[];
  readonly meetings: readonly [string, ...string[]];
  /** Of everybody in the meeting that is attacked. */
  readonly seats: Seats;
  readonly addresses: Iterator<string | undefined, never>;
  close(): void;
}

/**
 * A meeting with a password and four people, two of whom will say anything, a guest and a host; somebody at its door, and
 * at one where nobody is; and a meeting of other people.
 */
export async function setScene(box: Box): Promise<Scene> {
  const origin = box.url;
  const cookie = await hostCookie(box);
  const sit = (meeting: string, displayName: string, more: object) =>
    Witness.sit({ origin, meeting, displayName, ...more });
  const witnesses = [
    await sit(FUZZED, 'Ada', { cookie, sets: { salt: SALT, authKey: RIGHT } }),
    await sit(FUZZED, 'Grace', { authKey: RIGHT }),
    await sit(QUIET, 'Edsger', { cookie }),
    await sit(QUIET, 'Barbara', {}),
  ];

  const addresses = loopbackAddresses();
  const from = () => addresses.next().value;
  const inside = { origin, meeting: FUZZED };
  const guest = new Stand(
    'a guest',
    {
      ...inside,
      join: { displayName: 'Mallory', authKey: RIGHT },
      legitimate: ['leave', 'bye', 'sfuLost', 'hand', 'watch'],
    },
    from,
  );
  const host = new Stand(
    'a host',
    {
      ...inside,
      cookie,
      join: { displayName: 'Trent' },
      legitimate: ['leave', 'bye', 'sfuLost', 'hand', 'watch', ...BY_HOSTS],
    },
    from,
  );
  const door = new Stand('at the door', { ...inside, legitimate: [] }, from);
  const nowhere = new Stand('where nobody is', { origin, meeting: NOWHERE, legitimate: ['join'] }, from);
  await guest.socket();
  await host.socket();
  for (const witness of witnesses) witness.settle();

  const stands: readonly [Stand, ...Stand[]] = [guest, host, door, nowhere];
  return {
    stands,
    door,
    witnesses,
    meetings: [FUZZED, QUIET, NOWHERE],
    seats: [guest.seat ?? '', host.seat ?? '', ...witnesses.flatMap(({ seats }) => seats)],
    addresses,
    close: () => {
      for (const each of [...stands, ...witnesses]) each.leave();
    },
  };
}
