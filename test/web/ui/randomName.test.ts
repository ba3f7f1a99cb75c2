import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGuessable, normaliseName } from '../../../worker/protocol/name.ts';
import { randomName } from '../../../web/features/landing/randomName.ts';
import { wordLists } from './wordList.ts';

/** Pieces that no word may have in it, in either language: a name is read aloud in both. */
const OFFENSIVE =
  /fuck|shit|cunt|dick|cock|tits|slut|whore|rape|nazi|kkk|fag|nigg|spic|chink|bitch|arse|sex|porn|anal|anus|penis|wank|piss|poop|turd|kill|dead|death|gun|bomb|blood|drug|weed|meth|crack|hell|damn|devil|idiot|moron|kurw|chuj|huj|pizd|jeb|cip[aoy]|dup[aey]|gown|sra[cl]|szcz[aoy]n|cwel|pedal|pedz|dziwk|zdzir|suka|suki|kutas|fiut|cyc|bzyk|ruch[ay]|spier|pierd|trup|smier|mord|zabi|bron$|hitl|debil|kretyn|matol|menel|cpun|wodk|^ass$|^bra$|^god$|^pop$/;

/** A source that gives these numbers, one after the other. */
const sequence = (...numbers: number[]) => {
  const left = [...numbers];
  return () => {
    const next = left.shift();
    if (next === undefined) throw new Error('More was drawn than expected.');
    return next;
  };
};

describe.each(['en', 'pl'] as const)('the word list %s', (language) => {
  test('has 1024 different words of 3 to 6 plain letters', () => {
    const words = wordLists[language];
    expect(words).toHaveLength(1024);
    expect(new Set(words).size).toBe(1024);
    expect(words.filter((word) => !/^[a-z]{3,6}$/.test(word))).toEqual([]);
  });

  test('has nothing offensive in it', () => {
    expect(wordLists[language].filter((word) => OFFENSIVE.test(word))).toEqual([]);
  });

  test('has no word beside its own plural', () => {
    const words = new Set(wordLists[language]);
    const plurals = language === 'en' ? ['s', 'es'] : ['y', 'i'];
    const pairs = [...words].filter((word) => plurals.some((ending) => words.has(word + ending)));
    expect(pairs).toEqual([]);
  });

  test('makes names that are canonical and that nobody guesses', () => {
    const words = wordLists[language];
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(2 ** 32 - 1)), (stream) => {
        const name = randomName(words, () => stream.next().value ?? 0);
        expect(normaliseName(name)).toEqual({ ok: true, name });
        expect(isGuessable(name)).toBe(false);
        expect(name.split('-')).toHaveLength(5);
      }),
    );
  });
});

test('five words of 1024 are 50 bits; of a shorter list there are more words', () => {
  const words = Array.from({ length: 1024 }, (_, index) => `w${index}`);
  expect(randomName(words, sequence(0, 1, 1023, 1024, 2 ** 32 - 1))).toBe('w0-w1-w1023-w0-w1023');
  expect(randomName(['ab', 'cd'], () => 1).split('-')).toHaveLength(48);
});

test('what would make some words likelier is thrown away', () => {
  // 2³² = 3 × 1431655765 + 1: the last value would be a fourth chance for the first word.
  const draws = [2 ** 32 - 1, 0, 2 ** 32 - 2, ...Array.from({ length: 29 }, () => 1)];
  expect(randomName(['a', 'b', 'c'], sequence(...draws))).toBe(
    ['a', 'c', ...Array.from({ length: 29 }, () => 'b')].join('-'),
  );
});
