import type { Language } from '../../i18n/Language.ts';
import en from './words/en.txt?url';
import pl from './words/pl.txt?url';

const lists: Record<Language, string> = { en, pl };

/** The words of random names in a language, one a line in its file; only that language's list is fetched. */
export async function loadWordList(language: Language): Promise<readonly string[]> {
  const response = await fetch(lists[language]);
  if (!response.ok) throw new Error(`the word list ${language} is not there: ${response.status}`);
  return (await response.text()).trim().split('\n');
}
