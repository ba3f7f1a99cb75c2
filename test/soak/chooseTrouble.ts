import type { FleetStatus } from '../../worker/protocol/fleet.ts';

export type Trouble =
  | { kind: 'drain' | 'undrain' | 'kill' | 'add' | 'remove'; site: string }
  /** The control sockets of these people break. */
  | { kind: 'cut'; people: string[] };

/** As many as there may be at once. */
const MOST_SITES = 4;
/** As many have to take meetings after a drain or a kill. */
const LEAST_UP = 1;
/** Of all people, in one cut. */
const CUT_PART = 0.2;

/** What happens next. `random`: numbers from 0 to below 1. */
export function chooseTrouble({ sites }: FleetStatus, people: readonly string[], random: () => number): Trouble {
  const up = sites.filter(({ state }) => state === 'up');
  const draining = sites.filter(({ state }) => state === 'draining');
  const empty = draining.filter(({ participants, meetings }) => participants === 0 && meetings === 0);
  const canSpare = up.length > LEAST_UP;
  const choices: Trouble[] = [
    ...up
      .filter(() => canSpare)
      .flatMap(({ id }): Trouble[] => [
        { kind: 'drain', site: id },
        { kind: 'kill', site: id },
      ]),
    // Also one that is draining may die.
    ...draining.filter(() => up.length >= LEAST_UP).map(({ id }): Trouble => ({ kind: 'kill', site: id })),
    ...draining.map(({ id }): Trouble => ({ kind: 'undrain', site: id })),
    ...empty.map(({ id }): Trouble => ({ kind: 'remove', site: id })),
    ...(sites.length < MOST_SITES ? [{ kind: 'add' as const, site: freeId(sites.map(({ id }) => id)) }] : []),
    { kind: 'cut', people: people.filter(() => random() < CUT_PART) },
  ];
  const chosen = choices[Math.floor(random() * choices.length)];
  return chosen ?? { kind: 'cut', people: [] };
}

function freeId(taken: readonly string[]): string {
  for (let number = 1; ; number++) if (!taken.includes(`s${number}`)) return `s${number}`;
}
