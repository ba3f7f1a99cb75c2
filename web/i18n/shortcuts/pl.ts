import type { ShortcutWords } from './en.ts';

export const pl: ShortcutWords = {
  heading: 'Skróty klawiszowe',
  space: 'Spacja',
  holdToTalk: 'Przytrzymaj, by mówić przy wyciszonym mikrofonie',
  escape: 'Zamknij panel',
  sheet: 'Ta lista',
  singleKeys: 'Skróty jednym klawiszem',
  singleKeysMeaning:
    'Gdy wyłączone, pojedyncze klawisze niczego nie robią; do wszystkiego nadal prowadzą Tab i strzałki.',
};
