/**
 * A word kept in a web storage. A storage that refuses (private modes, full disks, blocked cookies: the very access may
 * throw) forgets, and nothing else happens.
 */
export function keepsake(storage: () => Storage, key: string) {
  return {
    load(): string {
      try {
        return storage().getItem(key) ?? '';
      } catch {
        return '';
      }
    },
    /** The empty string removes it. */
    save(value: string): void {
      try {
        if (value === '') storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        // Forgotten, then.
      }
    },
  };
}
export type Keepsake = ReturnType<typeof keepsake>;
