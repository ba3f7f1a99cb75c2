import { language } from '../i18n.ts';
import type { Language } from '../Language.ts';
import { en, type ShortcutWords } from './en.ts';
import { pl } from './pl.ts';

const catalogues: Record<Language, ShortcutWords> = { en, pl };

/** The words of the sheet of shortcuts. Read inside a component or effect, it follows a switch of the language. */
export const shortcutWords = (): ShortcutWords => catalogues[language.value];
