import { batch, computed, signal } from '@preact/signals';
import type { CallWords } from './call/en.ts';
import type { Words } from './en.ts';
import type { Language } from './Language.ts';

// Each catalogue is a chunk of its own: a visitor loads one language, and the words of a call only with the call.
const catalogues: Record<Language, () => Promise<Words>> = {
  en: async () => (await import('./en.ts')).en,
  pl: async () => (await import('./pl.ts')).pl,
};
const callCatalogues: Record<Language, () => Promise<CallWords>> = {
  en: async () => (await import('./call/en.ts')).en,
  pl: async () => (await import('./call/pl.ts')).pl,
};

interface Loaded {
  language: Language;
  words: Words;
  callWords: CallWords | null;
}
const loaded = signal<Loaded | null>(null);

function current(): Loaded {
  if (loaded.value === null) throw new Error('No catalogue is loaded yet: await setLanguage first.');
  return loaded.value;
}

/** The language on the screen. */
export const language = computed(() => current().language);

/** The words in that language. Read inside a component or effect, it follows a switch. */
export const words = (): Words => current().words;

/** The words of a call; `loadCallWords` comes first. */
export function callWords(): CallWords {
  const found = current().callWords;
  if (found === null) throw new Error('No catalogue of the call is loaded yet: await loadCallWords first.');
  return found;
}

let callWanted = false;

/** Loads a language's catalogue and then shows it, all at once. */
export async function setLanguage(next: Language): Promise<void> {
  const [words, callWords] = await Promise.all([catalogues[next](), callWanted ? callCatalogues[next]() : null]);
  batch(() => {
    loaded.value = { language: next, words, callWords };
    document.documentElement.lang = next;
  });
  // The call may have begun while the catalogue was on its way.
  if (callWanted && callWords === null) await loadCallWords();
}

/** Loads the words of a call too, now and with every later switch. */
export async function loadCallWords(): Promise<void> {
  callWanted = true;
  const { language } = current();
  const callWords = await callCatalogues[language]();
  // Another language may have been chosen meanwhile.
  if (current().language !== language) return loadCallWords();
  loaded.value = { ...current(), callWords };
}
