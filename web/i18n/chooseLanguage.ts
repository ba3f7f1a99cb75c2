import { isLanguage, type Language } from './Language.ts';

/** What the person chose here before, else the first of the browser's languages that there is a catalogue for. */
export function chooseLanguage(remembered: string | null, preferred: readonly string[]): Language {
  if (isLanguage(remembered)) return remembered;
  return preferred.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en';
}
