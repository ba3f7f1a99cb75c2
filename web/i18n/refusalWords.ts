import type { ErrorCode } from '../../worker/protocol/errors.ts';
import type { Words } from './en.ts';

/** The one table from a refusal's code to the words a person sees. */
export function refusalWords(code: ErrorCode | 'offline', { refusals }: Words): string {
  const table: Partial<Record<string, string>> = refusals;
  return table[code] ?? refusals.other;
}
