/** What is said while one shares a screen, a window or a tab. */
export const en = {
  region: 'What you share',
  sharing: {
    browser: 'You are sharing a tab.',
    window: 'You are sharing a window.',
    monitor: 'You are sharing your screen.',
    other: 'You are sharing.',
  },
  withSound: 'With its sound.',
  withoutSound: 'Without sound.',
  mirrors: 'It is the meeting’s own: everybody sees a hall of mirrors. Share another tab or a window instead.',
  stopSharing: 'Stop sharing',

  bestFor: 'Best for',
  contents: { text: 'Text', film: 'Film' },
  meanings: {
    text: 'Sharp letters, fewer pictures a second',
    film: 'Smooth motion, softer on a slow line',
  },

  soundlessHeading: 'This browser shares no sound',
  soundlessMeaning:
    'You can share a window or the whole screen as a picture. To share a tab with its sound, join with Chrome, Edge or another browser of their kind.',
  choose: 'Choose what to share',
};

export type ShareWords = typeof en;
