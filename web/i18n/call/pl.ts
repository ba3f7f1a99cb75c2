import type { CallWords } from './en.ts';

const plural = new Intl.PluralRules('pl');

export const pl: CallWords = {
  controls: 'Sterowanie spotkaniem',
  muteShort: 'Wycisz',
  unmuteShort: 'Włącz',
  cameraShort: 'Kamera',
  people: 'Osoby',
  security: 'Ochrona',
  more: 'Więcej',
  leave: 'Wyjdź',

  you: (name) => `${name} (ty)`,
  host: 'Gospodarz',
  microphoneMuted: 'Mikrofon wyciszony',
  speaking: 'Mówi',
  reconnecting: 'łączy się ponownie…',
  peopleCount: (count) => {
    const form = plural.select(count);
    return `${count} ${form === 'one' ? 'osoba' : form === 'few' ? 'osoby' : 'osób'}`;
  },

  connectingMedia: 'Łączenie obrazu i dźwięku…',
  reconnectingMedia: 'Obraz i dźwięk zostały przerwane. Łączę ponownie…',
  offline: 'Ponowne łączenie ze spotkaniem… Możesz rozmawiać dalej.',
  turnOnSound: 'Włącz dźwięk',

  alone: 'Na razie nikogo tu nie ma.',
  aloneHint: 'Wyślij ten link osobom, z którymi chcesz się spotkać.',
  copyInvitation: 'Kopiuj zaproszenie',
  copied: 'Skopiowano',
  copyByHand: 'Przeglądarka nie pozwoliła skopiować. Oto zaznaczony link:',
  invitationLink: 'Link do spotkania',
  devices: 'Urządzenia',

  testCertificate: 'Ten serwer używa certyfikatu testowego.',
  testCertificateMeaning:
    'Serwer wystawił go sobie sam, do prób w sieci lokalnej. Połączenie jest szyfrowane, ale przeglądarka nie może poręczyć, kto jest po drugiej stronie; stąd jej ostrzeżenie.',
  testCertificateCure:
    'Ostrzeżenie zniknie, gdy serwer będzie działał pod nazwą domenową z certyfikatem od urzędu takiego jak Let’s Encrypt.',

  tryAgain: 'Spróbuj ponownie',
  joinWithout: 'Możesz też dołączyć bez tego.',
  deviceFailures: {
    camera: {
      none: 'Nie znaleziono kamery. Podłącz ją.',
      refused: 'Ta strona nie ma dostępu do kamery. Zezwól na niego na pasku adresu przeglądarki.',
      system: 'System nie dopuszcza przeglądarki do kamery. Zezwól na to w ustawieniach prywatności systemu.',
      inUse: 'Kamery używa inny program. Wyłącz ją tam.',
      insecure: 'Przeglądarka udostępnia kamerę tylko bezpiecznym stronom. Otwórz tę stronę przez https://.',
      unsupported: 'Ta przeglądarka nie obsłuży tu kamery. Zrobi to aktualny Firefox, Chrome, Edge lub Safari.',
      failed: 'Kamera się nie uruchomiła. Odłącz ją i podłącz ponownie albo wybierz inną.',
    },
    microphone: {
      none: 'Nie znaleziono mikrofonu. Podłącz go.',
      refused: 'Ta strona nie ma dostępu do mikrofonu. Zezwól na niego na pasku adresu przeglądarki.',
      system: 'System nie dopuszcza przeglądarki do mikrofonu. Zezwól na to w ustawieniach prywatności systemu.',
      inUse: 'Mikrofonu używa inny program. Wyłącz go tam.',
      insecure: 'Przeglądarka udostępnia mikrofon tylko bezpiecznym stronom. Otwórz tę stronę przez https://.',
      unsupported: 'Ta przeglądarka nie obsłuży tu mikrofonu. Zrobi to aktualny Firefox, Chrome, Edge lub Safari.',
      failed: 'Mikrofon się nie uruchomił. Odłącz go i podłącz ponownie albo wybierz inny.',
    },
  },

  signInLead: 'Nazwa i klucz gospodarza zostały pokazane przy pierwszym uruchomieniu serwera.',
  hostName: 'Nazwa gospodarza',
  hostKey: 'Klucz gospodarza',
  signIn: 'Zaloguj się',
  signingIn: 'Logowanie…',
  hostNameMissing: 'Wpisz nazwę gospodarza.',
  hostKeyMissing: 'Wpisz klucz gospodarza.',
  hostKeyShape: 'Klucz gospodarza ma 32 litery i cyfry. Czegoś w nim brakuje albo czegoś jest za dużo.',

  refusals: {
    insecure: 'Hasło wymaga bezpiecznej strony. Otwórz tę stronę przez https://.',
    display_name_invalid: 'Wpisz imię: od 1 do 48 znaków.',
    host_key_wrong: 'Nazwa i klucz do siebie nie pasują. Sprawdź je i spróbuj ponownie.',
    host_only: 'To może zrobić tylko gospodarz. Najpierw zaloguj się jako gospodarz.',
    password_required: 'To spotkanie ma hasło. Zna je osoba, która cię zaprosiła.',
    password_wrong: 'To nie jest właściwe hasło. Sprawdź je i spróbuj ponownie.',
    knock_declined: 'Gospodarz na razie cię nie wpuścił. Możesz poprosić ponownie.',
    meeting_locked: 'Wejście jest zablokowane i nikt nowy nie wejdzie. Poproś gospodarza, żeby je odblokował.',
    meeting_ended: 'Spotkanie się skończyło. Możesz zacząć nowe.',
    too_many_attempts: 'Na razie za dużo prób. Poczekaj chwilę.',
    sfu_unavailable: 'Serwer mediów nie odpowiada. Spróbuj ponownie za chwilę.',
    seat_gone: 'Twoje miejsce w spotkaniu już nie czeka. Dołącz ponownie.',
    other: 'Coś poszło nie tak po stronie serwera. Spróbuj ponownie za chwilę.',
  },

  waitingForAnswer: 'Prośba wysłana. Poczekaj, aż gospodarz cię wpuści.',
  waitingForHost: 'Gospodarza jeszcze nie ma. Wejdziesz, gdy przyjdzie.',
  waitingForHostToAsk: 'W tej chwili nie ma gospodarza. Gdy przyjdzie, zobaczy, że czekasz.',
  waitingForSeat: 'Wszystkie miejsca są zajęte. Wejdziesz, gdy tylko ktoś wyjdzie.',
  waitingInLine: 'Naraz prosi wiele osób. Twoja kolej przyjdzie sama.',

  wantsToJoin: (name) => `${name} chce dołączyć`,
  wantToJoin: (count) =>
    plural.select(count) === 'few' ? `${count} osoby chcą dołączyć` : `${count} osób chce dołączyć`,
  letIn: 'Wpuść',
  notNow: 'Nie teraz',
  letAllIn: 'Wpuść wszystkich',

  whoMayEnter: 'Kto może wejść',
  entryOpen: 'Każdy, kto ma link',
  entryPassword: 'Kto zna hasło',
  entryKnock: 'Kogo wpuści gospodarz',
  entryNeedsPassword: 'Wpisz nowe hasło i ustaw je.',
  lock: 'Zablokuj wejście',
  lockMeaning: 'Nikt nowy nie wejdzie, z wyjątkiem gospodarzy.',
  seatLimit: 'Miejsca',
  seatLimitMeaning: 'Od 2 do 500. Jedno więcej czeka na gospodarza.',
  passwordEnds: 'Hasło kończy się razem ze spotkaniem: następne zaczyna się bez hasła.',
  newPassword: 'Nowe hasło',
  setPassword: 'Ustaw hasło',
  removePassword: 'Usuń hasło',
  newPasswordMissing: 'Najpierw wpisz nowe hasło.',
  passwordSet: 'Hasło jest ustawione.',
  passwordRemoved: 'Hasło zostało usunięte.',

  leftHeading: 'Spotkanie opuszczone',
  leftLine: 'Pozostali mogą rozmawiać dalej.',
  elsewhereHeading: 'Jesteś w tym spotkaniu gdzie indziej',
  elsewhereLine: 'Zostało otwarte w innej karcie lub oknie i trwa tam dalej.',
  outdatedHeading: 'Jest nowsza wersja',
  outdatedLine: 'Serwer został zaktualizowany po otwarciu tej strony. Wczytaj ją ponownie, aby kontynuować.',
  removedHeading: 'Usunięto Cię ze spotkania',
  removedLine: 'Tak zdecydował prowadzący. Obowiązuje to do końca tego spotkania.',
  overHeading: 'Spotkanie się zakończyło',
  overLine: 'Prowadzący zakończył je dla wszystkich.',
  rejoin: 'Dołącz ponownie',
  newMeeting: 'Nowe spotkanie',
};
