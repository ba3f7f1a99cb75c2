import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeTrack } from '../core/aBrowser.ts';
import { ada, grace, stage } from './aStage.tsx';
import { clear, find, get, names, press, text } from './screen.tsx';

const SOUND = { suppressLocalAudioPlayback: true };

/** The browser, as far as sharing is concerned: what it can, and what its picker answers. */
function aSharingBrowser(constraints: object, getDisplayMedia?: () => Promise<unknown>) {
  vi.stubGlobal('navigator', {
    mediaDevices: { getSupportedConstraints: () => constraints, ...(getDisplayMedia && { getDisplayMedia }) },
  });
}

/** A tab, or whatever it says of itself; with sound. */
function captured(displaySurface: string, sound = true) {
  const video = Object.assign(new FakeTrack('video', 'tab'), {
    getSettings: () => ({ displaySurface, width: 1280, height: 720 }),
  });
  const audio = sound ? [new FakeTrack('audio', 'tab')] : [];
  return { video, stream: { getVideoTracks: () => [video], getAudioTracks: () => audio } };
}

const region = () => document.querySelector('section[aria-label="What you share"]');
const description = (name: string) => get('button', name).title;

beforeEach(() => {
  vi.stubGlobal(
    'MediaStream',
    class {
      readonly kind = 'stream';
    },
  );
  // A picture is there at once.
  vi.spyOn(HTMLMediaElement.prototype, 'srcObject', 'set').mockImplementation(function (this: EventTarget, stream) {
    if (stream) queueMicrotask(() => this.dispatchEvent(new Event('loadeddata')));
  });
});
afterEach(() => {
  clear();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('the picker opens with one press where there is nothing to warn of, and what is chosen is sent', async () => {
  const { video, stream } = captured('browser');
  aSharingBrowser(SOUND, async () => stream);
  const { call } = await stage('guest');
  expect(description('Share screen')).toBe('Share a tab with its sound, a window or the whole screen (S)');
  await press('Share screen');
  await vi.waitFor(() => expect(region()?.textContent).toContain('You are sharing a tab. With its sound.'));
  expect(call.screen.value).toMatchObject({ video, content: 'text' });
  await act(() => get('radio', 'Film').click());
  expect(call.screen.value).toMatchObject({ video, content: 'film' });
  await act(() => video.end());
  expect(call.screen.value).toBeNull();
  expect(region()).toBeNull();
});

test('a browser that shares no sound says so before its picker opens', async () => {
  const ask = vi.fn(async () => captured('window', false).stream);
  aSharingBrowser({}, ask);
  await stage('guest');
  expect(description('Share screen')).toBe('Share a window or the whole screen, without sound (S)');
  await press('Share screen');
  await vi.waitFor(() => expect(names('dialog')).toEqual(['This browser shares no sound']));
  expect(ask).not.toHaveBeenCalled();
  await press('Cancel');
  expect(names('dialog')).toEqual([]);
  await press('Share screen');
  await press('Choose what to share');
  await vi.waitFor(() => expect(region()?.textContent).toContain('You are sharing a window. Without sound.'));
  expect(names('dialog')).toEqual([]);
});

test('where nothing can be shared the button says why, to eyes and ears and to a finger', async () => {
  aSharingBrowser(SOUND);
  await stage('guest');
  const why = 'This browser cannot share a screen. A browser on a computer can.';
  expect(get('button', 'Share screen').getAttribute('aria-disabled')).toBe('true');
  expect(description('Share screen')).toBe(`${why} (S)`);
  await press('Share screen');
  expect(text()).toContain(why);
});

test('a guest who may not share is told so; a host always may', async () => {
  aSharingBrowser(SOUND, async () => captured('monitor').stream);
  const { meeting } = await stage('guest');
  const rules = { ...meeting.rules.value, allowed: { ...meeting.rules.value.allowed, screen: false } };
  await act(() => void (meeting.rules.value = rules));
  await press('Share screen');
  const why = 'The host does not let guests share their screens for now.';
  expect(description('Share screen')).toBe(`${why} (S)`);
  expect(text()).toContain(why);
  await act(() => void (meeting.people.value = [ada, grace]));
  await press('Share screen');
  await vi.waitFor(() => expect(region()?.textContent).toContain('You are sharing your screen.'));
  expect(text()).not.toContain(why);
  await act(() => void (meeting.people.value = [{ ...ada, role: 'guest' }, grace]));
  expect(region()).toBeNull();
});

for (const [error, says] of [
  [new DOMException('Permission denied', 'NotAllowedError'), /^$/],
  [
    new DOMException('Permission denied by system', 'NotAllowedError'),
    /^Your system keeps the browser from the screen\./,
  ],
  [new DOMException('Invalid state', 'InvalidStateError'), /^The browser did not ask what to share\./],
  [new TypeError('Whatever'), /^This could not be shared\./],
] as const) {
  test(`${error.name}, "${error.message}": what is said is ${says.source}`, async () => {
    const ask = vi.fn(() => Promise.reject(error));
    aSharingBrowser(SOUND, ask);
    await stage('guest');
    await press('Share screen');
    await vi.waitFor(() => expect(ask).toHaveBeenCalled());
    await vi.waitFor(() => expect(document.querySelector('.stage-status')?.textContent).toMatch(says));
    expect(region()).toBeNull();
    expect(find('button', 'Stop sharing')).toBeNull();
  });
}
