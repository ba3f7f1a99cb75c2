import { language } from '../i18n.ts';
import type { Language } from '../Language.ts';
import { en, type StatisticsWords } from './en.ts';
import { pl } from './pl.ts';

// All languages in one: few load this.
const catalogues: Record<Language, StatisticsWords> = { en, pl };

/** The words of the statistics. Read inside a component or effect, it follows a switch of the language. */
export const statisticsWords = (): StatisticsWords => catalogues[language.value];
