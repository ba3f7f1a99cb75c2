import type { Language } from '../../i18n/Language.ts';
import { unfoldWords } from './unfoldWords.ts';

const lists: Record<Language, () => Promise<{ words: string }>> = {
  en: () => import('./words/en.ts'),
  pl: () => import('./words/pl.ts'),
};

/** The words of random names in a language; only that language's list is fetched. */
export async function loadWordList(language: Language): Promise<readonly string[]> {
  return unfoldWords((await lists[language]()).words);
}
