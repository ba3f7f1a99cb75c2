import type { ShareWords } from './en.ts';

export const pl: ShareWords = {
  region: 'Co udostępniasz',
  sharing: {
    browser: 'Udostępniasz kartę.',
    window: 'Udostępniasz okno.',
    monitor: 'Udostępniasz ekran.',
    other: 'Udostępniasz.',
  },
  withSound: 'Z dźwiękiem.',
  withoutSound: 'Bez dźwięku.',
  mirrors: 'To karta samego spotkania: wszyscy widzą gabinet luster. Udostępnij inną kartę lub okno.',
  stopSharing: 'Zakończ udostępnianie',

  bestFor: 'Najlepsze dla',
  contents: { text: 'Tekst', film: 'Film' },
  meanings: {
    text: 'Ostre litery, mniej klatek na sekundę',
    film: 'Płynny ruch, mniej ostry przy wolnym łączu',
  },

  soundlessHeading: 'Ta przeglądarka nie udostępnia dźwięku',
  soundlessMeaning:
    'Możesz udostępnić obraz okna lub całego ekranu. Aby udostępnić kartę z dźwiękiem, dołącz w Chrome, Edge lub podobnej przeglądarce.',
  choose: 'Wybierz, co udostępnić',
};
