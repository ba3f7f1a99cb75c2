const KEY = 'narada.language';

/** The chosen language, remembered on this device. A browser that keeps nothing (private mode, blocked) remembers nothing. */
export const languageMemory = {
  load(): string | null {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  save(language: string): void {
    try {
      localStorage.setItem(KEY, language);
    } catch {
      // Then it is chosen from the browser's languages again the next time.
    }
  },
};
