import { language } from '../i18n.ts';
import type { Language } from '../Language.ts';
import { en, type FleetWords } from './en.ts';
import { pl } from './pl.ts';

// All languages in one: a few operators load this, and no visitor does.
const catalogues: Record<Language, FleetWords> = { en, pl };

/** The words of the operator's page. Read inside a component or effect, it follows a switch of the language. */
export const fleetWords = (): FleetWords => catalogues[language.value];
