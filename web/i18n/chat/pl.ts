import type { ChatWords } from './en.ts';

export const pl: ChatWords = {
  empty: 'Nikt jeszcze nic nie napisał.',
  notKept:
    'Wiadomości są tylko na teraz. Znikną, gdy wyjdziesz albo gdy spotkanie się skończy, a kto przyjdzie później, nie zobaczy wcześniejszych.',
  messages: 'Wiadomości',
  to: 'Do',
  everybody: 'Wszyscy',
  hasLeft: (name) => `${name} (poza spotkaniem)`,
  message: 'Wiadomość',
  messageTo: (name) => `Wiadomość tylko do: ${name}`,
  send: 'Wyślij',
  tooLong: 'Dłuższa wiadomość być nie może.',
  emoji: 'Wstaw emoji',
  youWrote: 'Ty',
  onlyTo: (name) => `Tylko do: ${name}`,
  onlyToYou: 'Tylko do ciebie',
  sending: 'Wysyłanie…',
  notSent: 'Nie wysłano.',
  tryAgain: 'Spróbuj ponownie',
  reply: 'Odpowiedz',
  replyTo: (name) => `Odpowiedz tylko tej osobie: ${name}`,
  forbidden: 'Gospodarz na razie nie pozwala gościom pisać.',
  newBelow: 'Nowe wiadomości',

  wrote: (name) => `${name} pisze:`,
  wroteToYou: (name) => `${name} pisze tylko do ciebie:`,
  raisesHand: (name) => `${name} podnosi rękę`,
  reacts: (name, emoji) => `${name} reaguje: ${emoji}`,
  openChat: 'Otwórz czat',

  reactions: 'Reakcje',
  reactionNames: {
    '👍': 'Kciuk w górę',
    '❤️': 'Serce',
    '😂': 'Śmiech',
    '😮': 'Zdziwienie',
    '👏': 'Oklaski',
    '🎉': 'Świętowanie',
  },
  mayNotReact: 'Gospodarz na razie nie pozwala gościom pisać ani reagować.',

  raisedHands: 'Podniesione ręce',
  lower: 'Opuść',
  lowerHandOf: (name) => `Opuść: ${name}`,
  lowerAll: 'Opuść wszystkie ręce',
};
