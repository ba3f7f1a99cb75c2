import { effect } from '@preact/signals';
import type { Meeting } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import { announce } from './announcements.ts';

/** More at once are counted instead of named. */
const NAMED = 3;

/** Says who comes and goes, from now on. Answers the function that ends it. */
export function announcePeople(people: Meeting['people']): () => void {
  let before = new Map(people.peek().map(({ seat, displayName }) => [seat, displayName]));
  return effect(() => {
    const now = new Map(people.value.map(({ seat, displayName }) => [seat, displayName]));
    const came = [...now].filter(([seat]) => !before.has(seat)).map(([, name]) => name);
    const went = [...before].filter(([seat]) => !now.has(seat)).map(([, name]) => name);
    before = now;
    const t = callWords();
    for (const line of tell(came, t.cameIn, t.manyCameIn)) announce('people', line);
    for (const line of tell(went, t.wentOut, t.manyWentOut)) announce('people', line);
  });
}

function tell(names: readonly string[], one: (name: string) => string, many: (count: number) => string): string[] {
  return names.length > NAMED ? [many(names.length)] : names.map(one);
}
