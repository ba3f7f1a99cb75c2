const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** "3 minutes ago" in a language. A clock that is behind the server's makes it "now". */
export function ago(since: number, now: number, language: string): string {
  const age = Math.max(0, now - since);
  const [unit, ms] = UNITS.find(([, size]) => age >= size) ?? ['second', 1_000];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-Math.floor(age / ms), unit);
}
