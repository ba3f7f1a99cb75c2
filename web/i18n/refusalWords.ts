import type { Refusal } from '../call/Meeting.ts';
import { callWords, words } from './i18n.ts';

/** The one table from a refusal's code to the words a person sees; `loadCallWords` comes first. */
export function refusalWords(code: Refusal['code']): string {
  const { refusals } = callWords();
  const table: Partial<Record<string, string>> = { ...refusals, ...words().refusals };
  return table[code] ?? refusals.other;
}
