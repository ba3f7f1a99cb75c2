import { language } from '../i18n.ts';
import type { Language } from '../Language.ts';
import { en, type ShareWords } from './en.ts';
import { pl } from './pl.ts';

const catalogues: Record<Language, ShareWords> = { en, pl };

/** The words of whoever shares. Read inside a component or effect, it follows a switch of the language. */
export const shareWords = (): ShareWords => catalogues[language.value];
