import { describe, expect, test } from 'vitest';
import { en as callEn } from '../../../web/i18n/call/en.ts';
import { pl as callPl } from '../../../web/i18n/call/pl.ts';
import { en as chatEn } from '../../../web/i18n/chat/en.ts';
import { pl as chatPl } from '../../../web/i18n/chat/pl.ts';
import { chooseLanguage } from '../../../web/i18n/chooseLanguage.ts';
import { en } from '../../../web/i18n/en.ts';
import { en as fleetEn } from '../../../web/i18n/fleet/en.ts';
import { pl as fleetPl } from '../../../web/i18n/fleet/pl.ts';
import { pl } from '../../../web/i18n/pl.ts';
import { en as watchEn } from '../../../web/i18n/watch/en.ts';
import { pl as watchPl } from '../../../web/i18n/watch/pl.ts';
import { literalText } from '../../support/literalText.ts';

/** Every entry by its path; a function stands for itself. */
function entries(catalogue: object, path = ''): [string, unknown][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null ? entries(value, `${path}${key}.`) : [[path + key, value]],
  );
}

describe('the language', () => {
  test.each([
    [null, ['pl-PL', 'en'], 'pl'],
    [null, ['de-DE', 'en-GB', 'pl'], 'en'],
    [null, ['de'], 'en'],
    ['pl', ['en'], 'pl'],
    ['xx', ['pl'], 'pl'],
  ])('remembered %s, browser %j: %s', (remembered, preferred, language) => {
    expect(chooseLanguage(remembered, preferred)).toBe(language);
  });
});

describe.each([
  ['before the call', en, pl],
  ['in the call', callEn, callPl],
  ['of the chat', chatEn, chatPl],
  ['on the operator’s page', fleetEn, fleetPl],
  ['of a film', watchEn, watchPl],
])('the catalogues %s', (_, english, polish) => {
  test('have the same entries, none empty', () => {
    expect(entries(polish).map(([key]) => key)).toEqual(entries(english).map(([key]) => key));
    expect(entries(polish).filter(([, words]) => words === '')).toEqual([]);
  });

  test('are really two languages', () => {
    const polishWords = new Map(entries(polish));
    const same = entries(english).filter(([key, words]) => typeof words === 'string' && polishWords.get(key) === words);
    expect(same.map(([key]) => key).filter((key) => !['title', 'region', 'film'].includes(key))).toEqual([]);
  });
});

test('Polish counts people as Poles do', () => {
  expect([1, 2, 5, 12, 22, 25].map(callPl.peopleCount)).toEqual([
    '1 osoba',
    '2 osoby',
    '5 osób',
    '12 osób',
    '22 osoby',
    '25 osób',
  ]);
});

describe('visible text', () => {
  test('outside the catalogues is found', () => {
    const source = `const A = () => <p title="Well done" class="x">Hello <b aria-label={'Hi'}>{count}</b> {'there'} {ok && 'yes'}</p>;`;
    expect(literalText('A.tsx', source)).toEqual(['Well done', 'Hello', 'Hi', 'there', 'yes']);
  });

  test('is nowhere outside the catalogues', () => {
    const files = Object.entries(
      import.meta.glob<string>('../../../web/**/*.tsx', { query: '?raw', import: 'default', eager: true }),
    );
    expect(files.length).toBeGreaterThan(20);
    const found = files.flatMap(([file, source]) => literalText(file, source));
    expect(found).toEqual([]);
  });
});
