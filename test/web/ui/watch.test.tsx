import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetChoices } from '../../../web/features/watch/choices.ts';
import { setLanguage } from '../../../web/i18n/i18n.ts';
import { aFilm } from '../../support/gallery/fakeMeeting.ts';
import { stage } from './aStage.tsx';
import { clear, find, get, names, press, submit, text, tick, type } from './screen.tsx';

beforeEach(() => {
  // Frames stay empty here.
  Reflect.get(window, 'happyDOM').settings.enableIframePageLoading = true;
  vi.spyOn(HTMLIFrameElement.prototype, 'src', 'set').mockReturnValue();
});
afterEach(() => {
  clear();
  forgetChoices();
  vi.restoreAllMocks();
});

const film = () => document.querySelector('.film');
const players = () => document.querySelectorAll('iframe, .film-picture video').length;
type Stage = Awaited<ReturnType<typeof stage>>;
const tell = ({ meeting }: Stage, change: Parameters<typeof aFilm>[0] = {}) =>
  act(() => void (meeting.watch.value = aFilm(change)));
const asks = ({ meeting }: Stage) =>
  meeting.asked.flatMap((asked) =>
    asked[0] === 'act' && asked[1].type === 'watch' && asked[1].ask.do !== 'time' ? asked[1].ask : [],
  );

/** Grace has started a film, and Ada is asked whether she wants to see it. */
async function offered(role: 'host' | 'guest' = 'guest', change: Parameters<typeof aFilm>[0] = {}): Promise<Stage> {
  const shown = await stage(role);
  await tell(shown, change);
  await vi.waitFor(() => expect(film()).not.toBeNull());
  return shown;
}

test('a film is offered by name, with one line on who will see what, and no player is there before the click', async () => {
  await offered();
  expect(names('heading')).toContain('Grace shows a YouTube video');
  expect(text()).toContain('YouTube will see your internet address');
  expect(players()).toBe(0);
  await press('Watch');
  expect(players()).toBe(1);
  expect(get('group', 'Film controls')).not.toBeNull();
});

test('a film that is not wanted leaves the stage to the faces, and can be had later', async () => {
  await offered();
  await press('Not now');
  expect(film()).toBeNull();
  await press('Watch together');
  await vi.waitFor(() => expect(find('button', 'Show it here')).not.toBeNull());
  expect(players()).toBe(0);
  await press('Show it here');
  expect(players()).toBe(1);
  await press('Close it here');
  expect(players()).toBe(0);
});

test('each film is asked about, and none is remembered when nothing is on any more', async () => {
  const shown = await offered();
  await press('Watch');
  await tell(shown, { seq: 2, video: 'AAAAAAAAAAA' });
  expect(players()).toBe(0);
  await tell(shown, { seq: 3 });
  expect(players()).toBe(1);
  await tell(shown, { seq: 4, video: null, playing: false });
  expect(film()).toBeNull();
  await tell(shown, { seq: 5 });
  expect(players()).toBe(0);
});

test('the controls ask for what they say, each with the number of what is on', async () => {
  const shown = await offered();
  await press('Watch');
  await press('Pause');
  await tell(shown, { seq: 2, playing: false });
  await press('Play');
  const rate = get('menu', 'Speed') as HTMLSelectElement;
  await act(() => {
    rate.value = '1.5';
    rate.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await press('Stop for everyone');
  await vi.waitFor(() => expect(asks(shown)).toHaveLength(4));
  expect(asks(shown)).toEqual([
    { do: 'pause', seq: 1 },
    { do: 'play', seq: 2 },
    { do: 'rate', rate: 1.5, seq: 2 },
    { do: 'stop', seq: 2 },
  ]);
});

test('a command that crossed another is told, until the next one', async () => {
  const { meeting } = await offered();
  await press('Watch');
  meeting.refusal.value = { code: 'watch_crossed', retryAt: null };
  await press('Pause');
  await vi.waitFor(() => expect(text()).toContain('Somebody else was quicker.'));
  meeting.refusal.value = null;
  await press('Pause');
  await vi.waitFor(() => expect(text()).not.toContain('Somebody else was quicker.'));
});

test('what others do is said, what one does oneself is not', async () => {
  const shown = await offered();
  const said = () => document.querySelector('.unseen[role=status]')?.textContent;
  expect(said()).toBe('');
  await tell(shown, { seq: 2, playing: false });
  expect(said()).toBe('Grace paused it.');
  await tell(shown, { seq: 3, playing: true, by: 's_0' });
  expect(said()).toBe('');
  await tell(shown, { seq: 4, position: 65 });
  expect(said()).toBe('Grace went to 1:05.');
  await tell(shown, { seq: 5, position: 65, rate: 1.5 });
  expect(said()).toBe('Grace set the speed to 1.5×.');
  await act(() => setLanguage('pl'));
  expect(said()).toBe('Grace ustawia tempo 1,5×.');
  await act(() => setLanguage('en'));
  await tell(shown, { seq: 6, hostsOnly: true, rate: 1.5 });
  expect(said()).toBe('Only hosts control the film now.');
  await tell(shown, { seq: 7, video: null, playing: false, hostsOnly: true });
  expect(said()).toBe('Grace stopped the film.');
});

test('where hosts alone decide, a guest looks, and a host decides', async () => {
  const shown = await offered('guest', { hostsOnly: true });
  await press('Watch');
  expect(get('button', 'Pause').getAttribute('aria-disabled')).toBe('true');
  await press('Pause');
  expect(find('button', 'Stop for everyone')).toBeNull();
  expect(asks(shown)).toEqual([]);

  forgetChoices();
  const host = await offered('host', { hostsOnly: true });
  await press('Watch together');
  await vi.waitFor(() => expect(find('switch', 'Only hosts control the film')).not.toBeNull());
  await tick('switch', 'Only hosts control the film');
  expect(asks(host)).toEqual([{ do: 'restrict', hostsOnly: false }]);
});

test('a link is read, what is wrong with it is said, and a good one starts its film for the starter at once', async () => {
  const shown = await stage();
  await press('Watch together');
  await vi.waitFor(() => expect(find('textbox', 'Link to a video')).not.toBeNull());
  await submit('Link to a video');
  expect(text()).toContain('Paste a link first.');
  await type('Link to a video', 'http://films.example/a.webm');
  await submit('Link to a video');
  expect(text()).toContain('The address has to begin with https://.');
  await type('Link to a video', 'https://youtu.be/dQw4w9WgXcQ?t=90');
  expect(text()).toContain('YouTube will see your internet address');
  expect(players()).toBe(0);
  await submit('Link to a video');
  expect(asks(shown)).toEqual([{ do: 'start', seq: 0, video: 'dQw4w9WgXcQ', position: 90 }]);
  await tell(shown, { by: 's_0', position: 90 });
  await vi.waitFor(() => expect(players()).toBe(1));
});

test('a start that is refused is said, and nothing is loaded', async () => {
  const { meeting } = await stage();
  meeting.refusal.value = { code: 'watch_crossed', retryAt: null };
  await press('Watch together');
  await vi.waitFor(() => expect(find('textbox', 'Link to a video')).not.toBeNull());
  await type('Link to a video', 'dQw4w9WgXcQ');
  await submit('Link to a video');
  await vi.waitFor(() => expect(text()).toContain('Somebody else was quicker.'));
  expect(players()).toBe(0);
});
