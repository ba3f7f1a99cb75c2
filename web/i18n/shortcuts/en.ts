export const en = {
  heading: 'Keyboard shortcuts',
  space: 'Space',
  holdToTalk: 'Hold to talk while muted',
  escape: 'Close the panel',
  sheet: 'This sheet',
  singleKeys: 'Shortcuts of one key',
  singleKeysMeaning: 'Off, no single key does anything; everything can still be reached with Tab and the arrow keys.',
};

export type ShortcutWords = typeof en;
