/** Each language's own name for itself, which is the same in every catalogue. */
export const LANGUAGES = { en: 'English', pl: 'Polski' } as const;

export type Language = keyof typeof LANGUAGES;

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LANGUAGES, value);
}
