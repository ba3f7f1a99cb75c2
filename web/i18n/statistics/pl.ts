import type { StatisticsWords } from './en.ts';

export const pl: StatisticsWords = {
  none: 'Nie ma jeszcze nic do policzenia.',
  unknown: 'jeszcze nieznane',
  way: 'Droga do serwera mediów',
  direct: 'bezpośrednia',
  relayed: 'przez pośrednika (TURN)',
  roundTrip: 'Czas tam i z powrotem',
  sentByYou: 'Wysyłasz',
  what: 'Ścieżka',
  bitrate: 'Przepływność',
  loss: 'Straty',
  picture: 'Obraz',
  codec: 'Kodek',
  kinds: { camera: 'Kamera', microphone: 'Głos', screen: 'Ekran', screenSound: 'Dźwięk ekranu' },
  kbps: (value) => `${value} kbit/s`,
  fps: (value) => `${value}/s`,
  milliseconds: (value) => `${value} ms`,
  percent: (value) => `${value} %`,
};
