import { signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import type { Participant } from '../../../web/call/Meeting.ts';
import { SeeingModel, type Seeing } from '../../../web/call/room/SeeingModel.ts';
import { fakeCall, fakePeer } from '../../support/gallery/fakeCall.ts';
import { aPerson } from '../../support/gallery/fakeMeeting.ts';
import { feedOf } from '../../support/gallery/movingPicture.ts';
import { FakeClock } from './FakeClock.ts';

let clock: FakeClock;
let kept: string;
const memory = { load: () => kept, save: (word: string) => void (kept = word) };
const feed = feedOf({} as MediaStreamTrack);

beforeEach(() => {
  clock = new FakeClock();
  kept = '';
});

/** A stage of a laptop's size with so many people, oneself the first. */
function aStage(count: number) {
  const seats = Array.from({ length: count }, (_, index) => `s_${index}`);
  const peers = seats.slice(1).map((seat) => fakePeer(seat));
  const call = fakeCall(peers);
  const people = signal<readonly Participant[]>(seats.map((seat, at) => aPerson(seat, seat, { self: at === 0 })));
  const size = signal({ width: 1400, height: 780 });
  const seeing = new SeeingModel({ meeting: { people }, call, clock, memory, size });
  const peer = (seat: string) => peers.find((one) => one.seat === seat) ?? fakePeer(seat);
  const speak = (...speaking: string[]) => void (call.speakers.value = speaking);
  const leave = (seat: string) => void (people.value = people.value.filter((person) => person.seat !== seat));
  return { seeing, call, people, peer, speak, leave, size };
}
const visible = ({ visible }: Seeing) => visible.value;

test('75 people are three pages of 25', () => {
  const { seeing } = aStage(75);
  expect(visible(seeing)).toHaveLength(25);
  expect(seeing.scene.value.pages).toBe(3);
  seeing.turn(1);
  seeing.turn(1);
  seeing.turn(1);
  expect(visible(seeing)).toEqual(Array.from({ length: 25 }, (_, index) => `s_${50 + index}`));
});

test('a speaker who is seen moves nobody; one who is off the page is brought in, and stays', () => {
  const { seeing, speak } = aStage(40);
  const before = visible(seeing);
  speak('s_7');
  clock.pass(5_000);
  expect(visible(seeing)).toEqual(before);

  speak('s_33');
  clock.pass(500);
  expect(visible(seeing)).toEqual(before);
  clock.pass(1_000);
  expect(visible(seeing)).toContain('s_33');
  expect(visible(seeing).filter((key, slot) => key !== before[slot])).toEqual(['s_33']);
  expect(visible(seeing)).toEqual(expect.arrayContaining(['s_0', 's_7']));

  const after = visible(seeing);
  speak();
  clock.pass(60_000);
  expect(visible(seeing)).toEqual(after);
});

test('who leaves from a page is replaced by one tile, and the others stay where they are', () => {
  const { seeing, leave } = aStage(40);
  const before = visible(seeing);
  leave('s_4');
  expect(visible(seeing).filter((key, slot) => key !== before[slot])).toEqual(['s_39']);
});

test('a share becomes large by itself; a second one is seen beside it and does not take its place', () => {
  const { seeing, peer } = aStage(60);
  peer('s_50').screen.value = feed;
  expect([seeing.mode.value, seeing.main.value]).toEqual(['side', 's_50/screen']);
  peer('s_2').screen.value = feed;
  expect(seeing.main.value).toBe('s_50/screen');
  expect(visible(seeing)).toContain('s_2/screen');
  seeing.pin('s_2/screen');
  expect(seeing.main.value).toBe('s_2/screen');
  expect(visible(seeing)).toContain('s_50/screen');
  peer('s_2').screen.value = null;
  expect(seeing.main.value).toBe('s_50/screen');
  peer('s_50').screen.value = null;
  expect([seeing.mode.value, seeing.main.value]).toEqual(['grid', null]);
});

test('one’s own share is a tile among the others, and never large by itself', () => {
  const { seeing, call } = aStage(30);
  call.share({ video: {} as MediaStreamTrack, audio: null, content: 'text' });
  expect(seeing.mode.value).toBe('grid');
  expect(visible(seeing)).toContain('s_0/screen');
});

test('in the speaker’s layout only two tiles change when somebody else speaks', () => {
  const { seeing, speak } = aStage(6);
  seeing.choose('speaker');
  expect(seeing.main.value).toBe('s_1');
  const row = visible(seeing).slice(1);
  speak('s_4');
  clock.pass(5_000);
  expect(seeing.main.value).toBe('s_4');
  const now = visible(seeing).slice(1);
  expect(now.filter((key, slot) => key !== row[slot])).toEqual(['s_1']);
});

test('what is pinned stays large, whoever speaks and shares; a choice of layout undoes it', () => {
  const { seeing, speak, peer } = aStage(6);
  seeing.pin('s_3');
  speak('s_4');
  peer('s_5').screen.value = feed;
  clock.pass(10_000);
  expect([seeing.mode.value, seeing.main.value]).toEqual(['speaker', 's_3']);
  seeing.choose('auto');
  expect(seeing.main.value).toBe('s_5/screen');
});

test('who was pinned and comes back to their seat is pinned still', () => {
  const { seeing, leave, people } = aStage(6);
  seeing.pin('s_3');
  const before = people.value;
  leave('s_3');
  expect(seeing.mode.value).toBe('grid');
  people.value = before;
  expect(seeing.main.value).toBe('s_3');
});

test('the choice is remembered on the device; a word that is none is nothing', () => {
  aStage(3).seeing.choose('speaker');
  expect(kept).toBe('speaker');
  expect(aStage(3).seeing.mode.value).toBe('speaker');
  aStage(3).seeing.choose('auto');
  expect(kept).toBe('');
  kept = 'mosaic';
  expect(aStage(3).seeing.choice.value).toBe('auto');
});

test('a resize changes nothing of what is seen, as long as it fits', () => {
  const { seeing, size } = aStage(20);
  const before = visible(seeing);
  size.value = { width: 1200, height: 700 };
  expect(visible(seeing)).toBe(before);
});
