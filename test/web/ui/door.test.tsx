import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DeviceFailure } from '../../../web/call/Devices.ts';
import { MeetingPage } from '../../../web/features/meeting/MeetingPage.tsx';
import { fakeDevices } from '../../support/gallery/fakeDevices.ts';
import { aDoor, fakeMeeting } from '../../support/gallery/fakeMeeting.ts';
import { fakeSession } from '../../support/gallery/fakeSession.ts';
import { clear, find, get, names, press, show, submit, text, tick, type } from './screen.tsx';

const saved: string[] = [];
const isTicked = (name: string) => (get('radio', name) as HTMLInputElement).checked;

async function door(phase = aDoor(), { remembered = 'Grace', devices = fakeDevices(), session = fakeSession() } = {}) {
  const meeting = fakeMeeting({ devices });
  meeting.phase.value = phase;
  const nameMemory = { load: () => remembered, save: (name: string) => void saved.push(name) };
  await show(<MeetingPage meeting={meeting} session={session} nameMemory={nameMemory} goHome={() => {}} />);
  return meeting;
}

afterEach(() => {
  clear();
  saved.length = 0;
  vi.useRealTimers();
});

test('the preview stands still from asking for a seat until the answer', async () => {
  const meeting = await door();
  const video = document.querySelector('video');
  const calls: string[] = [];
  for (const name of ['pause', 'play'] as const) {
    Object.assign(video ?? {}, { [name]: () => (calls.push(name), Promise.resolve()) });
  }
  await act(() => void (meeting.entering.value = true));
  expect(calls).toEqual(['pause']);
  await act(() => void (meeting.entering.value = false));
  expect(calls).toEqual(['pause', 'play']);
});

test('Enter joins under the remembered name', async () => {
  const meeting = await door();
  await submit('Your name');
  expect(meeting.asked).toContainEqual(['join', 'Grace']);
  expect(saved).toEqual(['Grace']);
});

test('without a readable name nobody joins', async () => {
  const meeting = await door(aDoor(), { remembered: '' });
  await press('Join');
  expect(meeting.asked).toEqual([]);
  expect(text()).toContain('Type a name of 1 to 48 characters.');
  await type('Your name', ' Grace \u200B Hopper ');
  await press('Join');
  expect(meeting.asked).toEqual([['join', 'Grace Hopper']]);
});

test('it says what is being waited for, and nobody joins meanwhile', async () => {
  const meeting = await door({ kind: 'connecting' });
  expect(text()).toContain('Connecting to the meeting…');
  await press('Join');
  await act(() => void (meeting.phase.value = aDoor({}, { joining: true })));
  expect(text()).toContain('Joining…');
  await press('Join');
  expect(meeting.asked).toEqual([]);
  await act(() => void (meeting.phase.value = aDoor()));
  await press('Join');
  expect(meeting.asked).toEqual([['join', 'Grace']]);
});

test('a guest types the password, a host is not asked', async () => {
  const meeting = await door(aDoor({ password: true }));
  await press('Join');
  expect(text()).toContain('Type the password.');
  await type('Meeting password', 'secret');
  await press('Join');
  expect(meeting.asked).toEqual([
    ['typePassword', 'secret'],
    ['join', 'Grace'],
  ]);
  await act(() => void (meeting.phase.value = aDoor({ role: 'host', password: true })));
  expect(find('textbox', 'Meeting password')).toBeNull();
});

test('a refusal says what to do next and counts down to the next try', async () => {
  const refusal = { code: 'password_wrong', retryAt: null } as const;
  const meeting = await door(aDoor({ password: true }, { refusal }));
  await vi.waitFor(() => expect(text()).toContain('This is not the password.'));
  vi.useFakeTimers({ now: 1_000_000 });
  await act(
    () => void (meeting.phase.value = aDoor({ password: true }, { refusal: { ...refusal, retryAt: 1_003_000 } })),
  );
  await type('Meeting password', 'secret');
  expect(text()).toContain('You can try again in 3 s.');
  await press('Join');
  expect(meeting.asked).toEqual([['typePassword', 'secret']]);
  await act(() => void vi.advanceTimersByTime(2_000));
  expect(text()).toContain('You can try again in 1 s.');
  await act(() => void vi.advanceTimersByTime(1_000));
  expect(text()).not.toContain('You can try again');
  await press('Join');
  expect(meeting.asked.at(-1)).toEqual(['join', 'Grace']);
});

test('where one has to knock, one asks', async () => {
  const meeting = await door(aDoor({ knock: true }));
  expect(find('button', 'Join')).toBeNull();
  await press('Ask to join');
  expect(meeting.asked).toEqual([['join', 'Grace']]);
  await act(() => void (meeting.phase.value = aDoor({ role: 'host', knock: true })));
  expect(find('button', 'Join')).not.toBeNull();
});

test.each<[string, Parameters<typeof aDoor>[0], Parameters<typeof aDoor>[1], string]>([
  ['a host’s answer', { knock: true }, {}, 'a host will let you in'],
  ['a host who would answer', { knock: true, hostless: true }, {}, 'No host is here at the moment.'],
  ['the host', { hostless: true }, {}, 'The host is not here yet.'],
  ['a seat', {}, { refusal: { code: 'meeting_full', retryAt: 1 } }, 'The meeting is full.'],
  ['a turn to knock', { knock: true }, { refusal: { code: 'too_many_attempts', retryAt: 1 } }, 'Your turn will come'],
])('who waits for %s is told so, calmly, and may stop', async (_, asked, rest, words) => {
  const meeting = await door(aDoor(asked, { waiting: true, ...rest }));
  const status = document.querySelector('form [role=status]');
  await vi.waitFor(() => expect(status?.textContent).toContain(words));
  expect(document.querySelector('[role=alert]')).toBeNull();
  expect(text()).not.toContain('You can try again in');
  await press(asked?.knock ? 'Ask to join' : 'Join');
  await press('Stop waiting');
  expect(meeting.asked).toEqual([['stopWaiting']]);
  await act(() => void (meeting.phase.value = aDoor(asked)));
  expect(find('button', 'Stop waiting')).toBeNull();
  expect(status?.textContent).toBe('Ready to join');
});

test.each([
  ['knock_declined', 'The host has not let you in now.'],
  ['meeting_locked', 'The meeting is locked'],
  ['meeting_ended', 'The meeting has ended.'],
] as const)('%s is said in plain words, and one may try again', async (code, words) => {
  const meeting = await door(aDoor({}, { refusal: { code, retryAt: null } }));
  await vi.waitFor(() => expect(document.querySelector('[role=alert]')?.textContent).toContain(words));
  await press('Join');
  expect(meeting.asked).toEqual([['join', 'Grace']]);
});

test('that nobody answers is said without anything that would have to be loaded first', async () => {
  await door(aDoor({}, { refusal: { code: 'offline', retryAt: null } }));
  expect(document.querySelector('[role=alert]')?.textContent).toContain('No answer from the server.');
});

test('a host chooses who may enter before anyone is in', async () => {
  const meeting = await door(aDoor({ role: 'host' }), { session: fakeSession('Ada') });
  await vi.waitFor(() => expect(names('radiogroup')).toEqual(['Who may enter']));
  await tick('radio', 'Whom a host lets in');
  expect(meeting.asked).toEqual([['act', { type: 'setRules', entry: 'knock' }]]);
  await act(() => void (meeting.phase.value = aDoor({ role: 'host', knock: true })));
  expect(isTicked('Whom a host lets in')).toBe(true);

  // A password is chosen, but asked of nobody until it has been set.
  await tick('radio', 'With a password');
  expect(isTicked('With a password')).toBe(true);
  expect(text()).toContain('Type a new password and set it.');
  expect(meeting.asked).toHaveLength(1);
  await type('New password', 'secret');
  await press('Set password');
  expect(meeting.asked.at(-1)).toEqual(['setPassword', 'secret']);
  await act(() => void (meeting.phase.value = aDoor({ role: 'host', password: true })));
  expect(text()).not.toContain('Type a new password and set it.');

  meeting.refusal.value = { code: 'host_only', retryAt: null };
  await tick('radio', 'Everybody with the link');
  expect(meeting.asked.at(-1)).toEqual(['act', { type: 'setRules', entry: 'open' }]);
  await vi.waitFor(() => expect(text()).toContain('Only a host may do this.'));
  expect(isTicked('With a password')).toBe(true);
});

test('a host sets and removes the password before anyone is in', async () => {
  const meeting = await door(aDoor({ role: 'host', hostName: 'Ada' }), { session: fakeSession('Ada') });
  await vi.waitFor(() => expect(names('button')).toContain('Set password'));
  expect(text()).toContain('A password ends with the meeting');
  await press('Set password');
  expect(text()).toContain('Type the new password first.');
  await type('New password', 'secret');
  await press('Set password');
  expect(meeting.asked).toEqual([['setPassword', 'secret']]);
  await vi.waitFor(() => expect(text()).toContain('The password is set.'));

  await act(() => void (meeting.phase.value = aDoor({ role: 'host', password: true })));
  meeting.refusal.value = { code: 'host_only', retryAt: null };
  await press('Remove password');
  expect(meeting.asked.at(-1)).toEqual(['setPassword', null]);
  await vi.waitFor(() => expect(text()).toContain('Only a host may do this.'));
});

test('signing out at the door makes the meeting look again', async () => {
  const meeting = await door(aDoor({ role: 'host' }), { session: fakeSession('Ada') });
  await press('Sign out');
  await vi.waitFor(() => expect(meeting.asked).toContainEqual(['reidentify']));
});

test('the switches are named for what they do', async () => {
  await door();
  await press('Mute microphone');
  await press('Turn camera off');
  expect(names('button')).toEqual(expect.arrayContaining(['Unmute microphone', 'Turn camera on']));
});

test('devices are chosen from menus', async () => {
  const devices = fakeDevices();
  await door(aDoor(), { devices });
  expect(names('menu')).not.toContain('Camera');
  // As a browser does when the disclosure opens.
  await act(() => void document.querySelector('details')?.dispatchEvent(new Event('toggle')));
  await vi.waitFor(() => get('menu', 'Camera'));
  const menu = get('menu', 'Camera') as HTMLSelectElement;
  await act(() => {
    menu.value = 'c2';
    menu.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(devices.chosen.camera.value).toBe('c2');
  expect(names('menu')).toEqual(expect.arrayContaining(['Camera', 'Microphone', 'Speaker']));
});

describe.each<[DeviceFailure, string]>([
  ['none', 'No camera was found.'],
  ['refused', 'Allow it in the browser’s address bar.'],
  ['system', 'Allow it in the system’s privacy settings.'],
  ['inUse', 'Another program is using the camera.'],
  ['insecure', 'Open this page with https://.'],
  ['unsupported', 'A current Firefox, Chrome, Edge or Safari can.'],
  ['failed', 'Unplug it and plug it in again'],
])('a camera failure "%s"', (failure, words) => {
  test('has its words, another try, and does not keep anybody out', async () => {
    const devices = fakeDevices();
    devices.cameraState.value = { kind: 'failed', failure };
    const meeting = await door(aDoor(), { devices });
    await vi.waitFor(() => expect(text()).toContain(words));
    const before = devices.starts.value;
    await press('Try again');
    expect(devices.starts.value).toBe(before + 1);
    await press('Join');
    expect(meeting.asked).toEqual([['join', 'Grace']]);
  });
});
