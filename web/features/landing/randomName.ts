const MIN_BITS = 48;

/** A source of uniform 32-bit integers, 0 to 2³² − 1. */
export type RandomUint32 = () => number;

/** Uniform over 0 … limit − 1: what falls into the incomplete last stretch of the 32 bits is thrown away, so that no value is likelier. */
function below(limit: number, random: RandomUint32): number {
  const fair = 2 ** 32 - (2 ** 32 % limit);
  let drawn = random();
  while (drawn >= fair) drawn = random();
  return drawn % limit;
}

/** As many words as 48 bits need (five of 1024), joined by hyphens. */
export function randomName(words: readonly string[], random: RandomUint32): string {
  const count = Math.ceil(MIN_BITS / Math.log2(words.length));
  return Array.from({ length: count }, () => words[below(words.length, random)]).join('-');
}
