/**
 * A sorted word list as it travels: before each word stands how many letters it shares with the one before, and only
 * the rest follows ("0amber2ulet" is amber, amulet). A quarter smaller than the plain words, after gzip too.
 */
export function unfoldWords(folded: string): readonly string[] {
  let word = '';
  return [...folded.matchAll(/(\d)([a-z]*)/g)].map(([, shared, rest]) => (word = word.slice(0, Number(shared)) + rest));
}
