import { createModel, effect, signal, type ReadonlySignal } from '@preact/signals';
import { isGuessable, normaliseName, type NameProblem } from '../../../worker/protocol/name.ts';
import type { Language } from '../../i18n/Language.ts';
import { randomName, type RandomUint32 } from './randomName.ts';

/** What the page has to say about the name: it cannot be one, or a stranger could guess it. */
export type NameRemark =
  | { kind: 'none' }
  | { kind: 'invalid'; code: NameProblem }
  | { kind: 'guessable'; name: string };

export interface LandingNeeds {
  language: ReadonlySignal<Language>;
  loadWordList(language: Language): Promise<readonly string[]>;
  random: RandomUint32;
  /** Opens the page of a meeting; the name is canonical. */
  open(name: string): void;
}

export const LandingModel = createModel(({ language, loadWordList, random, open }: LandingNeeds) => {
  const name = signal('');
  const remark = signal<NameRemark>({ kind: 'none' });
  // A name that somebody has typed is theirs: neither a list that comes late nor another language writes over it.
  let typed = false;

  const anotherName = async () => {
    typed = false;
    const wanted = language.peek();
    const list = await loadWordList(wanted);
    if (typed || wanted !== language.peek()) return;
    name.value = randomName(list, random);
    remark.value = { kind: 'none' };
  };

  effect(() => {
    void language.value;
    if (!typed) void anotherName().catch(() => {}); // Without the list one types a name.
  });

  return {
    name,
    remark,
    anotherName: () => void anotherName().catch(() => {}),
    type: (text: string) => {
      typed = true;
      name.value = text;
      remark.value = { kind: 'none' };
    },
    start: () => {
      const result = normaliseName(name.peek());
      if (!result.ok) {
        remark.value = { kind: 'invalid', code: result.code };
        return;
      }
      const said = remark.peek();
      const advised = said.kind === 'guessable' && said.name === result.name;
      if (isGuessable(result.name) && !advised) remark.value = { kind: 'guessable', name: result.name };
      else open(result.name);
    },
  };
});
