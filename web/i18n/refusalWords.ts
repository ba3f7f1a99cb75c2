import type { Refusal } from '../call/Meeting.ts';
import type { Words } from './en.ts';

/** The one table from a refusal's code to the words a person sees. */
export function refusalWords(code: Refusal['code'], { refusals }: Words): string {
  const table: Partial<Record<string, string>> = refusals;
  return table[code] ?? refusals.other;
}
