/** Secrets by how many there are of their kind, drawn at random; whoever chooses one by hand chooses a weaker one. */
export const PASSWORDS: readonly { readonly kind: string; readonly count: number }[] = [
  { kind: 'one of the 1,000 most used passwords', count: 1e3 },
  { kind: '6 digits', count: 1e6 },
  { kind: '2 words of 2,048', count: 2_048 ** 2 },
  { kind: '8 letters', count: 26 ** 8 },
  { kind: '4 words of 2,048', count: 2_048 ** 4 },
];
export const HOST_KEY = { kind: 'a host key (160 bits)', count: 2 ** 160 };

const UNITS = [
  ['years', 365.25 * 24],
  ['days', 24],
  ['hours', 1],
] as const;

/** How long it takes on average, which is half of all, at so many guesses an hour. */
export function timeToGuess(count: number, guessesPerHour: number): string {
  const hours = count / 2 / guessesPerHour;
  const [unit, length] = UNITS.find(([, each]) => hours >= 2 * each) ?? (['minutes', 1 / 60] as const);
  const time = hours / length;
  return `${time < 1e9 ? Math.round(time).toLocaleString('en') : time.toExponential(0)} ${unit}`;
}
