import type { Participant } from '../../call/Meeting.ts';

/** Oneself, as it is now: a role may come and go with a host's word. */
export const isHost = (people: readonly Participant[]): boolean =>
  people.some(({ self, role }) => self && role === 'host');
