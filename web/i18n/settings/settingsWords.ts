import { language } from '../i18n.ts';
import type { Language } from '../Language.ts';
import { en, type SettingsWords } from './en.ts';
import { pl } from './pl.ts';

// All languages in one chunk: it is loaded on demand, and small.
const catalogues: Record<Language, SettingsWords> = { en, pl };

/** The words of the settings. Read inside a component or effect, it follows a switch of the language. */
export const settingsWords = (): SettingsWords => catalogues[language.value];
