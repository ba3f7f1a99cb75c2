import type { Policy } from '../../../worker/domain/state.ts';
import type { ObjectBindings } from '../../../worker/objects/bindings.ts';
import { aSite } from '../../support/aSite.ts';
import type { Character } from './Person.ts';

export const OBJECT_ID = 'ab'.repeat(32);
export const SITES = ['one', 'two'] as const;
export const PEOPLE: readonly Character[] = [
  { role: 'host', prefix: '192.0.2.1', device: 'ada', isQuick: true },
  { role: 'guest', prefix: '192.0.2.2', device: 'ben', isQuick: true },
  { role: 'guest', prefix: '192.0.2.3', device: 'cem', isQuick: true },
  { role: 'guest', prefix: '192.0.2.3', device: null, isQuick: false },
  { role: 'host', prefix: '192.0.2.5', device: 'eve', isQuick: true },
];

/** The settings of the object, and a Fleet in which every site is up. */
export function bindings(opens: Policy['opens']): ObjectBindings {
  const sites = SITES.map((id) => aSite(id));
  const views = sites.map((site) => ({ ...site, site, state: 'up', load: 0, reserved: 0 }));
  const fleet = { report: async () => views, suspect: async () => {} };
  return {
    SFU_SITES: JSON.stringify(sites),
    HOST_KEYS: '[]',
    PEPPER: 'pepper-of-the-tests-of-40-characters....',
    SESSION_SECRET: 'session-secret-of-the-tests-of-40-chars.',
    MEETINGS_OPENED_BY: opens,
    FLEET: { idFromName: () => 'fleet', get: () => fleet },
  } as unknown as ObjectBindings;
}
