import { language } from '../i18n.ts';
import type { Language } from '../Language.ts';
import { en, type WatchWords } from './en.ts';
import { pl } from './pl.ts';

// All languages in one: it comes with the first film, and a switch of the language need not wait.
const catalogues: Record<Language, WatchWords> = { en, pl };

/** The words of watching together. Read inside a component or effect, it follows a switch of the language. */
export const watchWords = (): WatchWords => catalogues[language.value];

export type { WatchWords };
