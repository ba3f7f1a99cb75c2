import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { ago } from '../../../web/features/fleet/ago.ts';
import { FleetPage } from '../../../web/features/fleet/FleetPage.tsx';
import { setLanguage } from '../../../web/i18n/i18n.ts';
import { aSiteStatus, FakeFleet, FLEET_KEY } from '../../support/gallery/fakeFleet.ts';
import { clear, find, get, names, press, show, text, type } from './screen.tsx';

afterEach(clear);

/** The page with the key typed and sent. */
async function opened(server: FakeFleet, key = FLEET_KEY) {
  await show(<FleetPage goHome={() => {}} fetcher={server.fetch} />);
  await type('Operator key', key);
  await press('Show fleet');
}
const shown = async (words: string) => vi.waitFor(() => expect(text()).toContain(words));
const card = (id: string) =>
  [...document.querySelectorAll('article')].find((article) => article.querySelector('h2')?.textContent === id);

test('nothing is shown before the key, which is hidden as it is typed', async () => {
  const server = new FakeFleet(aSiteStatus('warsaw'));
  await show(<FleetPage goHome={() => {}} fetcher={server.fetch} />);
  expect(get('textbox', 'Operator key').getAttribute('type')).toBe('password');
  expect(server.asked).toEqual([]);
  await press('Show fleet');
  expect(text()).toContain('Type the operator key.');
  expect(document.title).toBe('Fleet – Narada');
});

test('a wrong key is told plainly, and the right one opens the page', async () => {
  const server = new FakeFleet(aSiteStatus('warsaw'));
  await opened(server, 'guess');
  await shown('This is not the operator key.');
  expect(get('textbox', 'Operator key').getAttribute('aria-invalid')).toBe('true');
  expect(document.querySelector('article')).toBeNull();
  await type('Operator key', FLEET_KEY);
  expect(text()).not.toContain('This is not the operator key.');
  await press('Show fleet');
  await vi.waitFor(() => expect(names('heading')).toEqual(['Fleet', 'warsaw']));
});

test('each site says how it is, since when and why, what it carries and when it was heard of', async () => {
  const server = new FakeFleet(
    aSiteStatus('warsaw', { load: 62_340, sizes: [12, 3, 2, 2] }),
    aSiteStatus('gdansk', {
      state: 'down',
      since: Date.now() - 185_000,
      reason: 'it is silent',
      loadSource: 'estimated',
      load: 500,
      capacity: 1_000,
      region: '',
      polledAt: null,
    }),
  );
  await opened(server);
  await shown('2 sites · 4 meetings · 19 people');
  const warsaw = card('warsaw')?.textContent ?? '';
  for (const words of [
    'Up',
    '(3 hours ago)',
    '62,340 of 100,000 packets/s (62%)',
    'measured',
    'eu-pl',
    'Last heard of 2 seconds ago',
  ]) {
    expect(warsaw).toContain(words);
  }
  const chart = [...(card('warsaw')?.querySelectorAll('[role=img]') ?? [])].map((bar) =>
    bar.getAttribute('aria-label'),
  );
  expect(chart.slice(0, 3)).toEqual([
    '0 meetings with 1 person',
    '2 meetings with 2 people',
    '1 meeting with 3–5 people',
  ]);
  const gdansk = card('gdansk')?.textContent ?? '';
  for (const words of [
    'Down',
    '3 minutes ago',
    'Reason: it is silent',
    '50%',
    'estimated',
    'not set',
    'Not heard of yet',
  ])
    expect(gdansk).toContain(words);
});

test('a draining site says when it may be stopped', async () => {
  const server = new FakeFleet(aSiteStatus('warsaw', { sizes: [2] }));
  await opened(server);
  await vi.waitFor(() => get('button', 'Drain'));
  await press('Drain');
  await shown('Wait until nobody is there');
  expect(text()).toContain('Reason: drained by the operator');
  server.status = { ...server.status, sites: [aSiteStatus('warsaw', { state: 'draining' })] };
  // Heard with the next look.
  await press('Forget the key');
  await type('Operator key', FLEET_KEY);
  await press('Show fleet');
  await shown('Nobody is there, it may be stopped.');
  await press('Undrain');
  await vi.waitFor(() => expect(names('button')).toContain('Drain'));
  expect(text()).not.toContain('it may be stopped');
});

test('one that was not looked at yet is not said to be empty', async () => {
  await opened(new FakeFleet(aSiteStatus('warsaw', { state: 'draining', polledAt: null })));
  await shown('Draining');
  expect(text()).not.toContain('it may be stopped');
});

test('a site is removed after a question, and one with people says what to do first', async () => {
  const server = new FakeFleet(aSiteStatus('warsaw', { sizes: [2] }));
  await opened(server);
  await vi.waitFor(() => get('button', 'Remove'));
  await press('Remove');
  const dialog = get('dialog', 'Remove warsaw?');
  expect(dialog.textContent).toContain('The media server itself is not stopped.');
  expect(dialog.textContent).toContain('Drain it first');
  await press('Cancel');
  expect(find('dialog', 'Remove warsaw?')).toBeNull();

  await press('Remove');
  const button = () => document.querySelector<HTMLElement>('dialog .danger');
  const confirm = () => act(() => button()?.click());
  await confirm();
  await vi.waitFor(() => expect(server.asked).toContain('DELETE /api/fleet/sites/warsaw'));
  await vi.waitFor(() => expect(button()?.getAttribute('aria-disabled')).toBe('false'));
  expect(get('dialog', 'Remove warsaw?').textContent).toContain('People are there.');
  server.status = { ...server.status, sites: [aSiteStatus('warsaw')] };
  await confirm();
  await shown('There is no site, so no meeting can be held.');
  expect(find('dialog', 'Remove warsaw?')).toBeNull();
});

test('a server that falls silent is named, with the time that the figures are from', async () => {
  const server = new FakeFleet(aSiteStatus('warsaw'));
  await opened(server);
  await vi.waitFor(() => get('button', 'Drain'));
  server.online = false;
  await press('Drain');
  await shown('The server does not answer.');
  expect(text()).toMatch(/What is shown is from \d/);
  expect(card('warsaw')).toBeDefined();
});

test('the page is there in Polish', async () => {
  const server = new FakeFleet(aSiteStatus('warsaw', { sizes: [5, 2] }));
  await opened(server);
  await shown('2 meetings');
  await act(() => setLanguage('pl'));
  expect(text()).toContain('1 serwer · 2 spotkania · 7 osób');
  expect(document.title).toBe('Flota – Narada');
});

test.each([
  [0, 'now'],
  [-5_000, 'now'],
  [59_999, '59 seconds ago'],
  [60_000, '1 minute ago'],
  [7_200_000, '2 hours ago'],
  [400 * 86_400_000, '400 days ago'],
])('%i ms ago are "%s"', (age, words) => {
  expect(ago(1_000_000_000_000 - age, 1_000_000_000_000, 'en')).toBe(words);
});
