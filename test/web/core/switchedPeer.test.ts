import { signal } from '@preact/signals';
import type { RemoteTrack } from 'livekit-client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RoomConnection } from '../../../web/livekit/RoomConnection.ts';
import type { View } from '../../../web/livekit/View.ts';
import { SwitchedPeer } from '../../../web/livekit/SwitchedPeer.ts';
import { BOB } from './aVisit.ts';

/** A track of the SDK, as far as elements and arrival are concerned. */
function aTrack({ arrived = true } = {}) {
  const elements = new Set<HTMLMediaElement>();
  return {
    elements,
    mediaStreamTrack: { muted: !arrived },
    attach: (element: HTMLMediaElement) => void elements.add(element),
    detach: (element: HTMLMediaElement) => void elements.delete(element),
  };
}
type FakeTrack = ReturnType<typeof aTrack>;
const real = (track: FakeTrack) => track as unknown as RemoteTrack;
const room = (name: string) => ({ name }) as unknown as RoomConnection;
const oldRoom = room('old');
const newRoom = room('new');

function aView(from: RoomConnection, picture: FakeTrack | 'off' | null, sound: FakeTrack | null = null): View {
  return {
    from,
    camera:
      picture === null
        ? { kind: 'unknown' }
        : picture === 'off'
          ? { kind: 'off' }
          : { kind: 'on', track: real(picture) },
    sound: sound && real(sound),
    screen: { kind: 'unknown' },
    screenSound: null,
    microphoneMuted: sound ? false : null,
    quality: 'good',
    paused: false,
  };
}

let peer: SwitchedPeer;
let element: HTMLVideoElement;
let views: View[];
const update = (...now: View[]) => {
  views = now;
  peer.update(views);
};
/** The element where nobody sees it, in which the first picture of the new room is awaited. */
const wing = () => document.querySelector<HTMLVideoElement>('video[aria-hidden]');

beforeEach(() => {
  peer = new SwitchedPeer(BOB, signal(''), true, () => peer.update(views));
  element = document.createElement('video');
});
afterEach(() => {
  peer.dispose();
  vi.useRealTimers();
});

describe('a move', () => {
  test('the picture of the old room stays until the first one of the new room', () => {
    const before = aTrack();
    const after = aTrack();
    update(aView(oldRoom, before));
    const feed = peer.camera.value;
    feed?.attach(element);

    update(aView(newRoom, after), aView(oldRoom, before));
    expect(before.elements).toContain(element);
    expect(after.elements).not.toContain(element);
    expect(peer.needs(oldRoom)).toBe(true);

    wing()?.dispatchEvent(new Event('loadeddata'));
    expect([...after.elements]).toEqual([element]);
    expect(before.elements.size).toBe(0);
    expect(peer.needs(oldRoom)).toBe(false);
    expect(peer.camera.value).toBe(feed);
    expect(wing()).toBeNull();
  });

  test('where the old room is gone, there is nothing to wait for', () => {
    const before = aTrack();
    const after = aTrack();
    update(aView(oldRoom, before));
    peer.camera.value?.attach(element);
    update(aView(newRoom, after));
    expect([...after.elements]).toEqual([element]);
  });

  test('sound never comes from both rooms, and changes when the new one has begun to be played', async () => {
    vi.useFakeTimers();
    const before = aTrack();
    const after = aTrack({ arrived: false });
    update(aView(oldRoom, null, before));
    update(aView(newRoom, null, after), aView(oldRoom, null, before));
    await Promise.resolve();
    expect([before.elements.size, after.elements.size]).toEqual([1, 0]);
    after.mediaStreamTrack.muted = false;
    update(...views);
    await Promise.resolve();
    expect([before.elements.size, after.elements.size]).toEqual([1, 0]);
    expect(peer.needs(oldRoom)).toBe(true);
    await vi.advanceTimersToNextTimerAsync();
    expect([before.elements.size, after.elements.size]).toEqual([0, 1]);
    expect(peer.needs(oldRoom)).toBe(false);
  });

  test('an old room that dies before that takes its sound along, and the new one is heard at once', async () => {
    vi.useFakeTimers();
    const before = aTrack();
    const after = aTrack();
    update(aView(oldRoom, null, before));
    await Promise.resolve();
    update(aView(newRoom, null, after), aView(oldRoom, null, before));
    await Promise.resolve();
    expect(after.elements.size).toBe(0);
    update(aView(newRoom, null, after));
    await Promise.resolve();
    expect([before.elements.size, after.elements.size]).toEqual([0, 1]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('who switches the camera off meanwhile is off, whatever the old room still shows', () => {
    const before = aTrack();
    update(aView(oldRoom, before));
    update(aView(newRoom, 'off'), aView(oldRoom, before));
    expect(peer.camera.value).toBeNull();
    expect(before.elements.size).toBe(0);
  });
});

test('a component that goes takes its element with it', () => {
  const picture = aTrack();
  update(aView(oldRoom, picture));
  const detach = peer.camera.value?.attach(element);
  expect([...picture.elements]).toEqual([element]);
  detach?.();
  expect(picture.elements.size).toBe(0);
});

test('nothing of somebody who has gone stays in the page', () => {
  const sound = aTrack();
  update(aView(oldRoom, null, sound));
  peer.dispose();
  expect(sound.elements.size).toBe(0);
  expect(document.querySelectorAll('audio')).toHaveLength(0);
});

describe('what is asked for', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    peer = new SwitchedPeer(BOB, signal(''), true, () => peer.update(views));
  });
  afterEach(() => vi.useRealTimers());

  test('a picture that comes by itself is let go of when nobody has looked at it for some seconds', () => {
    const feed = peer.camera;
    update({ ...aView(oldRoom, null), camera: { kind: 'coming' } });
    expect(peer.pictures.camera).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(peer.pictures.camera).toBe(false);
    const detach = feed.value?.attach(element);
    expect(peer.pictures).toEqual({ camera: true, screen: false });
    detach?.();
    vi.advanceTimersByTime(1_000);
    feed.value?.attach(element)();
    vi.advanceTimersByTime(1_000);
    expect(peer.pictures.camera).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(peer.pictures.camera).toBe(false);
  });

  test('in a meeting of many it comes when somebody looks, and the element that waits for it gets it', () => {
    const changed = vi.fn<() => void>();
    const late = new SwitchedPeer(BOB, signal(''), false, changed);
    late.update([{ ...aView(oldRoom, null), camera: { kind: 'coming' } }]);
    expect(late.pictures).toEqual({ camera: false, screen: false });
    late.camera.value?.attach(element);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(late.pictures.camera).toBe(true);
    const picture = aTrack();
    late.update([aView(oldRoom, picture)]);
    expect([...picture.elements]).toEqual([element]);
    late.dispose();
  });

  test('in a move the picture of the old room stays while that of the new one is on its way', () => {
    const before = aTrack();
    update(aView(oldRoom, before));
    peer.camera.value?.attach(element);
    update({ ...aView(newRoom, null), camera: { kind: 'coming' } }, aView(oldRoom, before));
    expect([...before.elements]).toEqual([element]);
    expect(peer.needs(oldRoom)).toBe(true);
  });
});
