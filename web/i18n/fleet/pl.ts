import type { FleetWords } from './en.ts';

const rules = new Intl.PluralRules('pl');

/** 1 osoba, 2 osoby, 5 osób. */
function counted(count: number, one: string, few: string, many: string): string {
  const form = rules.select(count);
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`;
}

export const pl: FleetWords = {
  heading: 'Flota',
  lockedLede: 'Serwery mediów tego wdrożenia: ile niosą i jak opróżnić jeden z nich przed zatrzymaniem.',
  operatorKey: 'Klucz operatora',
  operatorKeyHint:
    'Na własnym serwerze jest w pliku operator-key w folderze stanu. Ta strona zapomina go po zamknięciu lub przeładowaniu.',
  operatorKeyMissing: 'Wpisz klucz operatora.',
  show: 'Pokaż flotę',
  showing: 'Pytam serwer…',
  forget: 'Zapomnij klucz',

  sites: (count) => counted(count, 'serwer', 'serwery', 'serwerów'),
  meetings: (count) => counted(count, 'spotkanie', 'spotkania', 'spotkań'),
  people: (count) => counted(count, 'osoba', 'osoby', 'osób'),
  noSites: 'Nie ma żadnego serwera mediów, więc żadne spotkanie nie może się odbyć.',
  noSitesWayOut: 'Dodaj go poleceniem npm run fleet -- add PLIK.',
  asleep: 'Nic nie jest otwarte; liczby są z czasu, gdy coś było.',
  stale: (time) => `To, co widać, jest z godziny ${time}.`,

  states: { up: 'Działa', draining: 'Opróżniany', down: 'Nie działa' },
  stateSince: {
    up: (time, ago) => `Przyjmuje spotkania od ${time} (${ago}).`,
    draining: (time, ago) => `Nie przyjmuje spotkań od ${time} (${ago}), a te, które ma, przenoszą się.`,
    down: (time, ago) => `Nie odpowiada od ${time} (${ago}).`,
  },
  reason: 'Powód',
  mayStop: 'Nikogo tam nie ma, można go zatrzymać.',
  emptying: 'Zatrzymaj go dopiero, gdy nikogo tam nie będzie.',
  ownAddress: 'pod własnym adresem tej strony',

  load: 'Obciążenie',
  loadOf: (load, capacity, share) => `${load} z ${capacity} pakietów/s (${share})`,
  loadUnknown: (capacity) => `jeszcze nieznane; udźwignie ${capacity} pakietów/s`,
  sources: { measured: 'zmierzone', estimated: 'oszacowane z liczby osób' },
  region: 'Region',
  noRegion: 'nie podano',
  meetingsLabel: 'Spotkania',
  peopleLabel: 'Osoby',
  sizes: 'Spotkania według liczby osób',
  sizesLargest: (count) => `Największe z nich: ${count}`,
  sizeGroup: (meetings, people) =>
    `${counted(meetings, 'spotkanie', 'spotkania', 'spotkań')}, osób w każdym: ${people}`,
  heard: (ago) => `Ostatni znak życia: ${ago}`,
  neverHeard: 'Jeszcze bez znaku życia',

  drain: 'Opróżnij',
  undrain: 'Przywróć',
  remove: 'Usuń',
  removeHeading: (site) => `Usunąć ${site}?`,
  removeMeaning:
    'Flota zapomni ten serwer: żadne spotkanie tam nie trafi i nikt nie będzie go doglądał. Sam serwer mediów nie zostanie zatrzymany.',
  removeInUse: 'Są tam ludzie. Najpierw opróżnij ten serwer, a usuń go, gdy ich już nie będzie.',
  cancel: 'Anuluj',

  problems: {
    offline: 'Serwer nie odpowiada. Sprawdź połączenie; ta strona próbuje dalej.',
    operator_only: 'To nie jest klucz operatora. Sprawdź go i spróbuj ponownie.',
    too_many_attempts: 'Na razie za dużo prób. Spróbuj ponownie za minutę.',
    site_in_use: 'Są tam ludzie. Najpierw opróżnij ten serwer, a usuń go, gdy ich już nie będzie.',
    site_unknown: 'Tego serwera już nie ma.',
    other: 'Coś poszło nie tak po stronie serwera. Spróbuj ponownie za chwilę.',
  },
};
