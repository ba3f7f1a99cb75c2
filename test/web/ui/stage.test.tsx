import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { Knocks } from '../../../web/features/knocks/Knocks.tsx';
import { setLanguage } from '../../../web/i18n/i18n.ts';
import { aPerson, fakeMeeting } from '../../support/gallery/fakeMeeting.ts';
import { ada, aFeed, grace, stage } from './aStage.tsx';
import { clear, find, get, names, press, show, text, tick } from './screen.tsx';

afterEach(clear);

const video = (name: string) => get('group', name).querySelector('video');

test('a tile for each participant, oneself marked, each with its video', async () => {
  await stage();
  expect(names('group')).toEqual(['Ada (you)', 'Grace']);
  expect(video('Ada (you)')).not.toBeNull();
  expect(video('Grace')).not.toBeNull();
});

test('a guest who is made a host has what hosts have, and loses it again', async () => {
  const { meeting } = await stage('guest');
  expect(find('button', 'Security')).toBeNull();
  await act(() => void (meeting.people.value = [ada, grace]));
  await press('Security');
  expect(find('textbox', 'New password')).not.toBeNull();
  await act(() => void (meeting.people.value = [{ ...ada, role: 'guest' }, grace]));
  expect(find('textbox', 'New password')).toBeNull();
  expect(find('button', 'Security')).toBeNull();
});

test('a picture is attached in the moment it arrives, and its element stays through comings and goings', async () => {
  const { meeting, peer } = await stage();
  const element = video('Grace');
  const { feed, playing } = aFeed();
  peer.camera.value = feed;
  expect([...playing]).toEqual([element]);
  await act(() => void (meeting.people.value = [ada, aPerson('s_2', 'Edsger'), grace]));
  expect(video('Grace')).toBe(element);
  expect([...playing]).toEqual([element]);
  await act(() => void (peer.camera.value = null));
  expect(playing.size).toBe(0);
  expect(get('group', 'Grace').textContent).toContain('G');
});

test('a leaver’s picture is let go of', async () => {
  const { meeting, peer } = await stage();
  const { feed, playing } = aFeed();
  await act(() => void (peer.camera.value = feed));
  await act(() => void (meeting.people.value = [ada]));
  expect(names('group')).toEqual(['Ada (you)']);
  expect(playing.size).toBe(0);
});

test('who is muted, who speaks and who is unsure can be told', async () => {
  const { meeting, peer } = await stage();
  await act(() => void (peer.speaking.value = true));
  expect(get('group', 'Grace').classList).toContain('tile-speaking');
  await act(() => void (peer.microphoneMuted.value = true));
  expect(get('group', 'Grace').querySelector('[aria-label="Microphone muted"]')).not.toBeNull();
  expect(get('group', 'Grace').classList).not.toContain('tile-speaking');
  await act(() => void (meeting.people.value = [ada, { ...grace, presence: 'unsure' }]));
  expect(get('group', 'Grace').textContent).toContain('reconnecting…');
});

test('the controls do what they say', async () => {
  const { meeting } = await stage();
  await press('Mute microphone');
  await press('Turn camera off');
  expect(names('button')).toEqual(expect.arrayContaining(['Unmute microphone', 'Turn camera on']));
  await press('Leave');
  expect(meeting.asked).toEqual([['leave']]);
});

test('only hosts have Security', async () => {
  await stage('guest');
  expect(find('button', 'Security')).toBeNull();
  await stage('host');
  await press('Security');
  await vi.waitFor(() => expect(names('textbox')).toContain('New password'));
});

test('a host decides about the door: the rules that hold are shown, and each change is asked for', async () => {
  const { meeting } = await stage();
  meeting.rules.value = {
    entry: 'knock',
    locked: false,
    limit: 12,
    allowed: { microphone: true, camera: true, screen: true, chat: true },
  };
  await press('Security');
  const checked = (role: 'radio' | 'switch', name: string) => (get(role, name) as HTMLInputElement).checked;
  expect(checked('radio', 'Whom a host lets in')).toBe(true);
  expect(checked('switch', 'Lock meeting')).toBe(false);
  await tick('switch', 'Lock meeting');
  await tick('radio', 'Everybody with the link');
  const seats = get('spinbutton', 'Seats') as HTMLInputElement;
  expect(seats.value).toBe('12');
  const typeSeats = (value: string) =>
    act(() => {
      seats.value = value;
      seats.dispatchEvent(new Event('change', { bubbles: true }));
    });
  await typeSeats('1');
  expect(seats.getAttribute('aria-invalid')).toBe('true');
  await typeSeats('2');
  expect(seats.getAttribute('aria-invalid')).toBeNull();
  expect(meeting.asked).toEqual([
    ['act', { type: 'setRules', locked: true }],
    ['act', { type: 'setRules', entry: 'open' }],
    ['act', { type: 'setRules', limit: 2 }],
  ]);
  await act(
    () =>
      void (meeting.rules.value = {
        entry: 'open',
        locked: true,
        limit: 2,
        allowed: { microphone: true, camera: true, screen: true, chat: true },
      }),
  );
  expect(checked('radio', 'Everybody with the link')).toBe(true);
  expect(checked('switch', 'Lock meeting')).toBe(true);
});

test('a host decides what guests may send, and ends the meeting after a question', async () => {
  const { meeting } = await stage();
  await press('Security');
  await tick('switch', 'Use their microphone');
  await press('End meeting for all…');
  await press('End for all');
  expect(meeting.asked).toEqual([
    ['act', { type: 'allow', what: 'microphone', allowed: false }],
    ['act', { type: 'end' }],
  ]);
});

test('what a host has switched off is said, and its button does nothing while it is not allowed', async () => {
  const { meeting } = await stage('guest');
  const status = () => document.querySelector('.stage-status')?.textContent;
  await act(() => void (meeting.silenced.value = { what: 'microphone' }));
  expect(status()).toBe('A host has muted you. You can unmute yourself.');
  await press('Unmute microphone');
  expect(status()).toBe('');
  await act(
    () =>
      void (meeting.rules.value = {
        ...meeting.rules.value,
        allowed: { microphone: false, camera: true, screen: true, chat: true },
      }),
  );
  expect(status()).toBe('The host keeps guests’ microphones off for now.');
  await press('Unmute microphone');
  expect(get('button', 'Unmute microphone').getAttribute('aria-disabled')).toBe('true');
});

const knocker = (displayName: string) => ({ knocker: displayName.toLowerCase(), displayName });
const said = () => document.querySelector('.knocks [role=status]')?.textContent;
const badge = () => get('button', 'Security').querySelector('.toolbar-badge')?.getAttribute('data-count');

test('a knock is seen and said at once, and answered where one is', async () => {
  const { meeting } = await stage();
  expect(said()).toBe('');
  expect(find('button', 'Let in')).toBeNull();
  await act(() => void (meeting.knocks.value = [knocker('Edsger')]));
  expect(said()).toBe('Edsger wants to join');
  expect(badge()).toBe('1');
  await press('Let in');
  await press('Not now');
  expect(meeting.asked).toEqual([
    ['act', { type: 'answerKnock', knocker: 'edsger', admit: true }],
    ['act', { type: 'answerKnock', knocker: 'edsger', admit: false }],
  ]);
  await act(() => void (meeting.knocks.value = []));
  // The focus has not fallen out of the page with the button.
  expect(document.activeElement).toBe(document.querySelector('.knocks'));
  expect(said()).toBe('');
  expect(badge()).toBeUndefined();
});

test('several knocks are answered one by one, each by its name, or all at once', async () => {
  const { meeting } = await stage();
  await act(() => void (meeting.knocks.value = [knocker('Edsger'), knocker('Maja')]));
  expect(said()).toBe('2 people want to join');
  const described = [...document.querySelectorAll('button')]
    .filter((button) => button.textContent === 'Let in')
    .map((button) => document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent);
  expect(described).toEqual(['Edsger', 'Maja']);
  await press('Let all in');
  expect(meeting.asked).toEqual([['act', { type: 'answerKnock', knocker: null, admit: true }]]);
});

test('each new knock sounds once', async () => {
  const meeting = fakeMeeting();
  const play = vi.fn<() => void>();
  await show(<Knocks meeting={meeting} play={play} />);
  expect(play).toHaveBeenCalledTimes(0);
  await act(() => void (meeting.knocks.value = [knocker('Edsger')]));
  expect(play).toHaveBeenCalledTimes(1);
  await act(() => void (meeting.knocks.value = [knocker('Edsger'), knocker('Maja')]));
  expect(play).toHaveBeenCalledTimes(2);
  await act(() => void (meeting.knocks.value = [knocker('Maja')]));
  expect(play).toHaveBeenCalledTimes(2);
});

test('guests hear of no knocks', async () => {
  await stage('guest');
  expect(document.querySelector('.knocks')).toBeNull();
});

test('a panel closes with Escape, and the focus goes back to its button', async () => {
  await stage();
  await press('People');
  expect(find('heading', 'People')).not.toBeNull();
  await act(() => void document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })));
  expect(find('heading', 'People')).toBeNull();
  expect(document.activeElement).toBe(get('button', 'People'));
});

test('the invitation is copied; where the browser refuses, it is shown to copy by hand', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce();
  await stage();
  await press('People');
  await press('Copy invitation');
  const link = `${location.origin}/amber-river-violin-lantern-fjord`;
  await vi.waitFor(() => expect(text()).toContain('Copied'));
  expect(write).toHaveBeenCalledWith(link);

  write.mockRejectedValueOnce(new Error('NotAllowedError'));
  await press('Copy invitation');
  await vi.waitFor(() => expect(names('textbox')).toContain('Invitation link'));
  expect((get('textbox', 'Invitation link') as HTMLInputElement).value).toBe(link);
});

test('alone, one gets the link to send', async () => {
  const { meeting } = await stage();
  expect(text()).not.toContain('You are the first here.');
  await act(() => void (meeting.people.value = [ada]));
  expect(text()).toContain('You are the first here.');
  expect(text()).toContain('/amber-river-violin-lantern-fjord');
});

test('lost media, a lost meeting and held-back sound are said calmly', async () => {
  const { meeting, call } = await stage();
  await act(() => void (call.state.value = 'reconnecting'));
  expect(text()).toContain('Picture and sound were lost.');
  await act(() => {
    call.state.value = 'connected';
    meeting.online.value = false;
  });
  expect(text()).toContain('You can go on talking.');
  await act(() => void (call.audioBlocked.value = true));
  await press('Turn on sound');
  expect(find('button', 'Turn on sound')).toBeNull();
});

test('the language switches in the call', async () => {
  await stage();
  await act(() => setLanguage('pl'));
  expect(names('group')).toEqual(['Ada (ty)', 'Grace']);
  expect(names('button')).toEqual(expect.arrayContaining(['Wycisz mikrofon', 'Wyłącz kamerę', 'Osoby', 'Wyjdź']));
});

test.each([
  ['left', 'You left the meeting', 'Rejoin'],
  ['elsewhere', 'You are in the meeting elsewhere', 'Rejoin'],
  ['outdated', 'There is a newer version', 'Reload'],
] as const)('the end "%s" has its words and a way on', async (reason, heading, button) => {
  const { meeting } = await stage();
  await act(() => void (meeting.phase.value = { kind: 'over', reason }));
  await vi.waitFor(() => expect(names('heading')).toEqual([heading]));
  expect(names('button')).toContain(button);
  expect(names('link')).toContain('New meeting');
});

test('Rejoin goes back to the door', async () => {
  const { meeting } = await stage();
  await act(() => void (meeting.phase.value = { kind: 'over', reason: 'left' }));
  await vi.waitFor(() => expect(names('button')).toContain('Rejoin'));
  await press('Rejoin');
  expect(meeting.asked).toEqual([['rejoin']]);
});
