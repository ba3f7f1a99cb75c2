import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { duck } from '../../../web/features/watch/duck.ts';
import { fakePeer } from '../../support/gallery/fakeCall.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aFilm() {
  const heard: number[] = [];
  const peer = fakePeer('s_1');
  const [chosen, isWanted] = [signal(0.8), signal(true)];
  const end = duck({ setVolume: (volume) => heard.push(volume) }, signal([peer]), chosen, isWanted);
  return { peer, chosen, isWanted, end, heard, volume: () => heard.at(-1) };
}

test('the film glides down while another speaks, stays down through short pauses, and comes back', () => {
  const { peer, heard, volume } = aFilm();
  expect(volume()).toBe(0.8);
  peer.speaking.value = true;
  vi.advanceTimersByTime(250);
  expect(volume()).toBeCloseTo(0.2);
  const glide = heard.filter((each) => each > 0.2 && each < 0.8);
  expect(glide.length).toBeGreaterThan(2);
  peer.speaking.value = false;
  vi.advanceTimersByTime(900);
  expect(volume()).toBeCloseTo(0.2);
  peer.speaking.value = true;
  peer.speaking.value = false;
  vi.advanceTimersByTime(2_000);
  expect(volume()).toBe(0.8);
});

test('one’s own volume is kept while it is down, whoever is muted is not heard, and who does not want it has it as it is', () => {
  const { peer, chosen, isWanted, volume } = aFilm();
  peer.speaking.value = true;
  vi.advanceTimersByTime(250);
  chosen.value = 0.4;
  expect(volume()).toBeCloseTo(0.1);
  isWanted.value = false;
  vi.advanceTimersByTime(250);
  expect(volume()).toBeCloseTo(0.4);
  isWanted.value = true;
  vi.advanceTimersByTime(250);
  peer.microphoneMuted.value = true;
  vi.advanceTimersByTime(2_000);
  expect(volume()).toBeCloseTo(0.4);
});

test('when the film is gone, so is its volume', () => {
  const { peer, end, heard } = aFilm();
  end();
  const { length } = heard;
  peer.speaking.value = true;
  vi.advanceTimersByTime(5_000);
  expect(heard).toHaveLength(length);
});
