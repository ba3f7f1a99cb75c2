import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import type { VideoFeed } from '../../../web/call/CallPort.ts';
import { MeetingPage } from '../../../web/features/meeting/MeetingPage.tsx';
import { setLanguage } from '../../../web/i18n/i18n.ts';
import { fakeCall, fakePeer } from '../../support/gallery/fakeCall.ts';
import { aPerson, fakeMeeting, inCall } from '../../support/gallery/fakeMeeting.ts';
import { fakeSession } from '../../support/gallery/fakeSession.ts';
import { clear, find, get, names, press, show, text } from './screen.tsx';

afterEach(clear);

/** A feed that notes in which elements it plays. */
function aFeed() {
  const playing = new Set<HTMLVideoElement>();
  const feed: VideoFeed = {
    attach(element) {
      playing.add(element);
      return () => void playing.delete(element);
    },
  };
  return { feed, playing };
}

const ada = aPerson('s_0', 'Ada', { self: true, role: 'host' });
const grace = aPerson('s_1', 'Grace');
const nameMemory = { load: () => 'Ada', save: () => {} };

/** Ada and Grace in a call. */
async function stage(role: 'host' | 'guest' = 'host') {
  const peer = fakePeer('s_1');
  const call = fakeCall([peer]);
  const meeting = fakeMeeting();
  meeting.people.value = [ada, grace];
  meeting.phase.value = inCall(call, role);
  await show(<MeetingPage meeting={meeting} session={fakeSession()} nameMemory={nameMemory} goHome={() => {}} />);
  await vi.waitFor(() => expect(names('toolbar')).toEqual(['Meeting controls']));
  return { meeting, call, peer };
}

const video = (name: string) => get('group', name).querySelector('video');

test('a tile for each participant, oneself marked, each with its video', async () => {
  await stage();
  expect(names('group')).toEqual(['Ada (you)', 'Grace']);
  expect(video('Ada (you)')).not.toBeNull();
  expect(video('Grace')).not.toBeNull();
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
