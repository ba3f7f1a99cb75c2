import { beforeEach, expect, test, vi } from 'vitest';
import { act } from 'preact/test-utils';
import { Landing } from '../../../web/features/landing/Landing.tsx';
import { setLanguage } from '../../../web/i18n/i18n.ts';
import { fakeSession } from '../../support/gallery/fakeSession.ts';
import { wordLists } from './wordList.ts';
import { find, get, names, press, show, submit, text, type } from './screen.tsx';

const KEY = 'abcdefghjkmnpqrstvwxyz0123456789';
const opened: string[] = [];
const open = (name: string) => void opened.push(name);
const value = () => (get('textbox', 'Meeting name') as HTMLInputElement).value;

async function landing(session = fakeSession()) {
  await show(<Landing session={session} open={open} goHome={() => {}} />);
  await vi.waitFor(() => expect(value()).not.toBe(''));
  return session;
}

beforeEach(() => {
  opened.length = 0;
  vi.stubGlobal('fetch', async (url: string) => new Response(wordLists[/\bpl\b/.test(url) ? 'pl' : 'en'].join('\n')));
});

test('a random name stands ready, and another is one press away', async () => {
  await landing();
  const first = value();
  expect(first.split('-')).toHaveLength(5);
  await press('Another name');
  await vi.waitFor(() => expect(value()).not.toBe(first));
  await press('Start meeting');
  expect(opened).toEqual([value()]);
});

test('a name of one’s own is opened in its canonical spelling', async () => {
  await landing();
  await type('Meeting name', 'Family  Council 2026');
  await submit('Meeting name');
  expect(opened).toEqual(['family-council-2026']);
});

test('a short name gets advice before it is opened', async () => {
  await landing();
  await type('Meeting name', 'tea');
  await press('Start meeting');
  expect(opened).toEqual([]);
  await vi.waitFor(() => expect(text()).toContain('a stranger could hit on it'));
  await press('Use it anyway');
  expect(opened).toEqual(['tea']);
});

test('a second press opens a short name too, but another short name is advised on anew', async () => {
  await landing();
  await type('Meeting name', 'tea');
  await press('Start meeting');
  await type('Meeting name', 'pie');
  await press('Start meeting');
  expect(opened).toEqual([]);
  await press('Start meeting');
  expect(opened).toEqual(['pie']);
});

test.each([
  ['ab', 'at least 3 characters'],
  ['a/b/c', 'letters, digits and hyphens only'],
  ['x'.repeat(101), 'at most 100 characters'],
  ['api', 'taken by the server'],
])('%s is refused in words', async (name, words) => {
  await landing();
  await type('Meeting name', name);
  await press('Start meeting');
  expect(opened).toEqual([]);
  expect(text()).toContain(words);
  expect(get('textbox', 'Meeting name').getAttribute('aria-invalid')).toBe('true');
});

test('the language of the page is the language of the random name; a typed name stays', async () => {
  await landing();
  const english = value();
  await act(() => setLanguage('pl'));
  const polish = () => (get('textbox', 'Nazwa spotkania') as HTMLInputElement).value;
  expect(document.documentElement.lang).toBe('pl');
  await vi.waitFor(() => expect(polish()).not.toBe(english));
  await type('Nazwa spotkania', 'moja własna narada');
  await act(() => setLanguage('en'));
  expect(value()).toBe('moja własna narada');
});

test('the host signs in and out', async () => {
  const session = await landing();
  await press('I am the host');
  await vi.waitFor(() => expect(find('dialog', 'I am the host')).not.toBeNull());
  await press('Sign in');
  expect(text()).toContain('Type your host name.');
  await type('Host name', 'Ada');
  await type('Host key', 'too short');
  await press('Sign in');
  expect(text()).toContain('32 letters and digits');

  session.refusal.value = 'host_key_wrong';
  await type('Host key', KEY);
  await press('Sign in');
  await vi.waitFor(() => expect(text()).toContain('Name and key do not fit together'));

  session.refusal.value = null;
  await press('Sign in');
  await vi.waitFor(() => expect(text()).toContain('Signed in as Ada'));
  expect(find('dialog', 'I am the host')).toBeNull();
  await press('Sign out');
  await vi.waitFor(() => expect(names('button')).toContain('I am the host'));
});

test('a test certificate is named, and explained', async () => {
  await landing(fakeSession(null, true));
  await vi.waitFor(() => expect(text()).toContain('This server uses a test certificate.'));
  expect(text()).toContain('Let’s Encrypt');
});
