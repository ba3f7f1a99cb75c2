import en from '../../../web/features/landing/words/en.txt?raw';
import pl from '../../../web/features/landing/words/pl.txt?raw';

/** The lists as the page fetches them. */
export const wordLists = { en: en.trim().split('\n'), pl: pl.trim().split('\n') };
