export const en = {
  none: 'There is nothing to count yet.',
  unknown: 'not known yet',
  way: 'Way to the media server',
  direct: 'direct',
  relayed: 'relayed (TURN)',
  roundTrip: 'Round trip',
  sentByYou: 'You send',
  what: 'Track',
  bitrate: 'Bitrate',
  loss: 'Loss',
  picture: 'Picture',
  codec: 'Codec',
  kinds: { camera: 'Camera', microphone: 'Voice', screen: 'Screen', screenSound: 'Screen’s sound' },
  kbps: (value: string) => `${value} kbit/s`,
  fps: (value: string) => `${value}/s`,
  milliseconds: (value: number) => `${value} ms`,
  percent: (value: string) => `${value} %`,
};

export type StatisticsWords = typeof en;
