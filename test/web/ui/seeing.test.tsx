import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakePeer } from '../../support/gallery/fakeCall.ts';
import { aPerson } from '../../support/gallery/fakeMeeting.ts';
import { ada, aFeed, stage } from './aStage.tsx';
import { clear, find, get, names, press, text } from './screen.tsx';

beforeEach(() => localStorage.clear());
afterEach(clear);

async function aFullStage(count: number) {
  const { meeting, call, peer } = await stage();
  const others = Array.from({ length: count - 1 }, (_, index) => aPerson(`s_${index + 1}`, `Person ${index + 1}`));
  await act(() => {
    call.peers.value = [peer, ...others.slice(1).map(({ seat }) => fakePeer(seat))];
    meeting.people.value = [ada, ...others];
  });
  return { meeting, call, peer };
}

const choose = (layout: string) =>
  act(() =>
    [...document.querySelectorAll<HTMLElement>('[role^=menuitem]')]
      .find((item) => item.textContent === layout)
      ?.click(),
  );

test('75 people: as many tiles and videos as a page has, turned by buttons and keys', async () => {
  await aFullStage(75);
  expect(names('group')).toHaveLength(25);
  expect(document.querySelectorAll('video')).toHaveLength(25);
  expect(text()).toContain('Page 1 of 3');
  await press('Next page');
  expect(names('group')[0]).toBe('Person 25');
  await act(() => void document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true })));
  expect(text()).toContain('Page 3 of 3');
  await press('Next page');
  await press('Previous page');
  expect(text()).toContain('Page 2 of 3');
});

test('a tile is pinned and let go of, and says so; two clicks do the same', async () => {
  await aFullStage(4);
  await press('Pin Person 2');
  expect(names('group')[0]).toBe('Person 2');
  await press('Unpin Person 2');
  expect(names('group')[0]).toBe('Ada (you)');
  await act(() => void get('group', 'Person 3').dispatchEvent(new MouseEvent('dblclick', { bubbles: true })));
  expect(find('button', 'Unpin Person 3')).not.toBeNull();
});

test('what somebody shares is a tile of its own, and so is what one shares oneself', async () => {
  const { call, peer } = await aFullStage(3);
  const { feed, playing } = aFeed();
  await act(() => void (peer.screen.value = feed));
  expect(names('group')).toEqual(['Person 1’s screen', 'Ada (you)', 'Person 1', 'Person 2']);
  expect(playing.size).toBe(1);
  await act(() => call.share({ video: document.createElement('canvas') as never, audio: null, content: 'text' }));
  expect(names('group')).toContain('Your screen');
});

test('a layout is chosen from the menu, and remembered', async () => {
  await aFullStage(4);
  await choose('Speaker');
  expect(names('group')[0]).toBe('Person 1');
  expect(localStorage.getItem('narada.layout')).toBe('speaker');
  await choose('Automatic');
  expect(localStorage.getItem('narada.layout')).toBeNull();
});

test('what this browser has not got says so before it is tried', async () => {
  await stage();
  const item = [...document.querySelectorAll('[role=menuitem]')].find((one) =>
    one.textContent.includes('Picture in picture'),
  );
  expect(item?.getAttribute('aria-disabled')).toBe('true');
  expect(item?.textContent).toContain('This browser cannot do this.');
});

test('weak and lost connections, and pictures that the line does not carry, can be told', async () => {
  const { call, peer } = await stage();
  const said = (name: string) => get('group', name).querySelector('.tile-weak')?.getAttribute('aria-label');
  expect(said('Grace')).toBeUndefined();
  await act(() => void (peer.paused.value = true));
  expect(said('Grace')).toBe('Picture paused: your connection does not carry it');
  await act(() => void (peer.quality.value = 'lost'));
  expect(said('Grace')).toBe('Connection lost');
  await act(() => void (call.quality.value = 'weak'));
  expect(said('Ada (you)')).toBe('Weak connection');
});

test('on a weak line one is told what was done, and may go on without cameras', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { meeting, call, peer } = await stage();
    await act(() => void (call.quality.value = 'weak'));
    await act(() => void vi.advanceTimersByTime(5_000));
    expect(text()).toContain('Your connection is weak. So that sound goes on, pictures are sent and received smaller.');
    await act(() => void (peer.paused.value = true));
    expect(text()).toContain('one is paused');
    await press('Stop receiving cameras');
    expect(call.receiving.value).toBe(false);
    expect(text()).toContain('You do not receive the cameras of others.');
    const button = [...document.querySelectorAll<HTMLElement>('.weak button')].find(
      (one) => one.textContent === 'Turn camera off',
    );
    await act(() => button?.click());
    expect(meeting.devices.cameraState.value.kind).toBe('off');
    await press('Receive cameras again');
    expect(call.receiving.value).toBe(true);
    await press('Close');
    expect(text()).not.toContain('Your connection is weak.');
  } finally {
    vi.useRealTimers();
  }
});

test('who came into a meeting of many and was muted is told why', async () => {
  const { call } = await stage();
  await act(() => void (call.joinedMuted.value = true));
  expect(text()).toContain('Many people are here, so you joined muted.');
});
