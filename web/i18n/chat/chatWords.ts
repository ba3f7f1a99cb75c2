import { language } from '../i18n.ts';
import type { Language } from '../Language.ts';
import { en, type ChatWords } from './en.ts';
import { pl } from './pl.ts';

// All languages in one, as they come with the first use.
const catalogues: Record<Language, ChatWords> = { en, pl };

/** Read inside a component or effect, it follows a switch of the language. */
export const chatWords = (): ChatWords => catalogues[language.value];
