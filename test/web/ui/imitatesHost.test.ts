import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanDisplayName } from '../../../worker/protocol/displayName.ts';
import { imitatesHost } from '../../../web/features/people/imitatesHost.ts';
import { aPerson } from '../../support/gallery/fakeMeeting.ts';

const imitates = (guest: string, host: string) =>
  imitatesHost(aPerson('s_1', guest), [aPerson('s_0', host, { role: 'host' }), aPerson('s_1', guest)]);

test.each([
  ['Ada', 'Ada'],
  ['ada', 'Ada'],
  ['Аdа', 'Ada'],
  ['A d a', 'Ada'],
  ['Ádą', 'Ada'],
  ['Ada (host)', 'Ada'],
  ['Ada – Gospodarz', 'Ada'],
  ['AIice', 'Alice'],
  ['Al1ce', 'Alice'],
  ['Rnaja', 'Maja'],
  ['Łukasz', 'Lukasz'],
  ['Βοb', 'Bob'],
  ['Host', 'Host'],
])('%s imitates %s', (guest, host) => {
  expect(imitates(guest, host)).toBe(true);
});

test.each([
  ['Adam', 'Ada'],
  ['Grace', 'Ada'],
  ['Ada L.', 'Ada'],
  ['🚀', '🙂'],
  ['Анна', 'Anna Maria'],
])('%s does not imitate %s', (guest, host) => {
  expect(imitates(guest, host)).toBe(false);
});

test('a host imitates nobody, not even another host', () => {
  const [ada, other] = [aPerson('s_0', 'Ada', { role: 'host' }), aPerson('s_1', 'Ada', { role: 'host' })];
  expect(imitatesHost(other, [ada, other])).toBe(false);
});

test('every name imitates itself, however it is spaced and cased', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const name = cleanDisplayName(typed);
      fc.pre(name !== null);
      return imitates(name.toUpperCase(), name);
    }),
  );
});
