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

  alone: 'Na razie nikogo tu nie ma',
  aloneHint: 'Wyślij ten link osobom, z którymi chcesz się spotkać.',
  copyInvitation: 'Kopiuj zaproszenie',
  copied: 'Skopiowano',
  copyByHand: 'Przeglądarka nie pozwoliła skopiować. Oto zaznaczony link:',
  invitationLink: 'Link do spotkania',
  devices: 'Urządzenia',
};
