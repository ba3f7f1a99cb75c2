/** The operator's page alone; it comes with the chunk of that page. */
export const en = {
  heading: 'Fleet',
  lockedLede: 'The media servers of this deployment: what they carry, and the way to empty one before it is stopped.',
  operatorKey: 'Operator key',
  operatorKeyHint:
    'On a box it is in the file operator-key of the state folder. This page forgets it when it is closed or reloaded.',
  operatorKeyMissing: 'Type the operator key.',
  show: 'Show fleet',
  showing: 'Asking the server…',
  forget: 'Forget the key',

  sites: (count: number) => (count === 1 ? '1 site' : `${count} sites`),
  meetings: (count: number) => (count === 1 ? '1 meeting' : `${count} meetings`),
  people: (count: number) => (count === 1 ? '1 person' : `${count} people`),
  noSites: 'There is no site, so no meeting can be held.',
  noSitesWayOut: 'Add one with npm run fleet -- add FILE.',
  asleep: 'Nothing is open; the figures are from when something was.',
  stale: (time: string) => `What is shown is from ${time}.`,

  states: { up: 'Up', draining: 'Draining', down: 'Down' },
  stateSince: {
    up: (time: string, ago: string) => `Has taken meetings since ${time} (${ago}).`,
    draining: (time: string, ago: string) => `Has taken no meetings since ${time} (${ago}); those it has move away.`,
    down: (time: string, ago: string) => `Has not answered since ${time} (${ago}).`,
  },
  reason: 'Reason',
  mayStop: 'Nobody is there, it may be stopped.',
  emptying: 'Wait until nobody is there before it is stopped.',
  ownAddress: 'at this page’s own address',

  load: 'Load',
  loadOf: (load: string, capacity: string, share: string) => `${load} of ${capacity} packets/s (${share})`,
  loadUnknown: (capacity: string) => `not known yet; it carries ${capacity} packets/s`,
  sources: { measured: 'measured', estimated: 'estimated from its meetings' },
  region: 'Region',
  noRegion: 'not set',
  meetingsLabel: 'Meetings',
  peopleLabel: 'People',
  sizes: 'Meetings by their number of people',
  sizesLargest: (count: number) => `The ${count} largest of them`,
  sizeGroup: (meetings: number, people: string) =>
    `${meetings === 1 ? '1 meeting' : `${meetings} meetings`} with ${people === '1' ? '1 person' : `${people} people`}`,
  heard: (ago: string) => `Last heard of ${ago}`,
  neverHeard: 'Not heard of yet',

  drain: 'Drain',
  undrain: 'Undrain',
  remove: 'Remove',
  removeHeading: (site: string) => `Remove ${site}?`,
  removeMeaning:
    'The fleet forgets this site: no meeting goes there, and nobody watches it any more. The media server itself is not stopped.',
  removeInUse: 'People are there. Drain it first, and remove it when they are gone.',
  cancel: 'Cancel',

  problems: {
    offline: 'The server does not answer. Check your connection; this page goes on trying.',
    operator_only: 'This is not the operator key. Check it and try again.',
    too_many_attempts: 'Too many attempts for now. Try again in a minute.',
    site_in_use: 'People are there. Drain it first, and remove it when they are gone.',
    site_unknown: 'There is no such site any more.',
    other: 'Something went wrong on the server. Try again in a moment.',
  },
};

export type FleetWords = typeof en;
