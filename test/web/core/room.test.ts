import { signal } from '@preact/signals';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Participant } from '../../../web/call/Meeting.ts';
import { open, seal } from '../../../web/call/room/envelope.ts';
import { createRoom } from '../../../web/call/room/createRoom.ts';
import type { Letter, RoomMessage } from '../../../worker/protocol/room.ts';
import { fakeCall } from '../../support/gallery/fakeCall.ts';
import { aPerson, fakeMeeting } from '../../support/gallery/fakeMeeting.ts';
import { ANN, BOB, settled } from './aVisit.ts';
import { FakeClock } from './FakeClock.ts';

const CEM = 's_cemcemcemcemcemcemce';
const ann = aPerson(ANN, 'Ann', { self: true });
const bob = aPerson(BOB, 'Bob');
const cem = aPerson(CEM, 'Cem');

let lastId = 0;
const anId = () => String(++lastId).padStart(16, '0');
const letter = (message: RoomMessage, to: readonly string[] | null = null, id = anId()): Uint8Array =>
  seal({ id, to, message }) ?? new Uint8Array();
let lastN = 0;
const chat = (text: string, n = ++lastN): RoomMessage => ({ type: 'chat', n, text });

/** Ann's page, with Bob and Cem in the meeting. */
function aRoom(...others: Participant[]) {
  const meeting = fakeMeeting();
  meeting.people.value = [ann, ...(others.length > 0 ? others : [bob, cem])];
  const call = fakeCall();
  const works = signal(true);
  const sent: { letter: Letter; to: readonly string[] | null }[] = [];
  const send = async (payload: Uint8Array<ArrayBuffer>, to: readonly string[] | null) => {
    if (!works.peek()) return false;
    const opened = open(payload);
    if (typeof opened !== 'string') sent.push({ letter: opened, to });
    return true;
  };
  const clock = new FakeClock();
  const room = createRoom(meeting, clock);
  room.attach({ ...call, send });
  return {
    room,
    meeting,
    call,
    clock,
    works,
    sent,
    texts: () => sent.map(({ letter: { message } }) => (message.type === 'chat' ? message.text : message.emoji)),
    shown: () => room.chat.entries.value.map(({ name, text }) => `${name}: ${text}`),
    states: () => room.chat.entries.value.map(({ delivery }) => delivery),
    write(text: string, to: string | null = null) {
      room.chat.recipient.value = to;
      room.chat.draft.value = text;
      room.chat.write();
    },
  };
}

beforeEach(() => {
  vi.restoreAllMocks();
});

describe('what comes', () => {
  test('is shown under the name of whoever the SFU says has sent it, as they are called at that moment', () => {
    const { call, meeting, shown } = aRoom();
    call.hear(BOB, letter(chat('hello')));
    meeting.people.value = [ann, { ...bob, displayName: 'Robert' }, cem];
    call.hear(BOB, letter(chat('again')));
    expect(shown()).toEqual(['Bob: hello', 'Robert: again']);
  });

  test('twice, as in a move, is shown once; another of the same words is another one', () => {
    const { call, shown } = aRoom();
    const payload = letter(chat('hello'));
    call.hear(BOB, payload);
    call.hear(BOB, payload);
    call.hear(BOB, letter(chat('hello')));
    expect(shown()).toEqual(['Bob: hello', 'Bob: hello']);
  });

  test('under an id that somebody else has used is not hidden by it', () => {
    const { call, shown } = aRoom();
    const id = anId();
    call.hear(CEM, letter(chat('mine'), null, id));
    call.hear(BOB, letter(chat('his'), null, id));
    expect(shown()).toEqual(['Cem: mine', 'Bob: his']);
  });

  test('late finds its place among what its sender wrote', () => {
    const { call, shown } = aRoom();
    call.hear(BOB, letter(chat('first', 1)));
    call.hear(BOB, letter(chat('third', 3)));
    call.hear(CEM, letter(chat('between', 1)));
    call.hear(BOB, letter(chat('second', 2)));
    expect(shown()).toEqual(['Bob: first', 'Bob: second', 'Bob: third', 'Cem: between']);
  });

  test('from somebody whom the meeting has not told of waits until it does; from nobody of it, for ever', () => {
    const { call, meeting, shown } = aRoom(cem);
    call.hear(BOB, letter(chat('one')));
    call.hear(BOB, letter(chat('two')));
    call.hear('s_strangerstrangerstra', letter(chat('boo')));
    expect(shown()).toEqual([]);
    meeting.people.value = [ann, cem, bob];
    expect(shown()).toEqual(['Bob: one', 'Bob: two']);
  });

  test('as somebody’s last words is heard, though they have gone; from a seat long gone it is not', () => {
    const { call, meeting, clock, shown } = aRoom();
    meeting.people.value = [ann, cem];
    call.hear(BOB, letter(chat('bye')));
    clock.pass(6_000);
    call.hear(BOB, letter(chat('boo')));
    expect(shown()).toEqual(['Bob: bye']);
  });

  test('for somebody else is not taken, and for oneself alone is marked', () => {
    const { call, room, shown } = aRoom();
    call.hear(BOB, letter(chat('for Cem'), [CEM]));
    call.hear(BOB, letter(chat('for Ann'), [ANN]));
    expect(shown()).toEqual(['Bob: for Ann']);
    expect(room.chat.entries.value[0]?.to).toMatchObject({ seat: ANN });
  });

  test('without end is cut off for its sender alone, and goes on later', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { call, clock, shown } = aRoom();
    for (let i = 0; i < 500; i++) call.hear(BOB, letter(chat(`spam ${i}`)));
    call.hear(CEM, letter(chat('help')));
    expect(shown()).toHaveLength(61);
    expect(shown()).toContain('Cem: help');
    expect(warn).toHaveBeenCalledTimes(1);
    clock.pass(1_000);
    call.hear(BOB, letter(chat('sorry')));
    expect(shown()).toContain('Bob: sorry');
  });

  test('malformed is not shown, and complained of once', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { call, shown } = aRoom();
    for (let i = 0; i < 5; i++) call.hear(BOB, new Uint8Array([1, 0x7b]));
    call.hear(BOB, new Uint8Array([9]));
    expect(shown()).toEqual([]);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  test('hides no letters and turns none', () => {
    const { call, shown } = aRoom();
    call.hear(BOB, letter(chat('  a\u202Eb\u0000c\nd\u2066e  ')));
    call.hear(BOB, letter(chat('\u202E')));
    expect(shown()).toEqual(['Bob: abc\nde']);
  });

  test('is counted until it is read', () => {
    const { call, room } = aRoom();
    call.hear(BOB, letter(chat('one')));
    call.hear(CEM, letter(chat('two')));
    expect(room.chat.unread.value).toBe(2);
    expect(room.notice.value).toMatchObject({ kind: 'chat', entry: { text: 'two' } });
    room.chat.isOpen.value = true;
    expect(room.chat.unread.value).toBe(0);
    call.hear(BOB, letter(chat('three')));
    expect(room.chat.unread.value).toBe(0);
  });
});

describe('what one writes', () => {
  test('is shown at once, goes to everybody or to one, and in the order in which it was written', async () => {
    const { write, sent, texts, shown, states } = aRoom();
    write('one');
    write(' two ', BOB);
    write('three');
    expect(shown()).toEqual(['Ann: one', 'Ann: two', 'Ann: three']);
    expect(states()).toEqual(['sending', 'sending', 'sending']);
    await settled();
    expect(states()).toEqual(['sent', 'sent', 'sent']);
    expect(texts()).toEqual(['one', 'two', 'three']);
    expect(sent.map(({ to }) => to)).toEqual([null, [BOB], null]);
    expect(sent[1]?.letter.to).toEqual([BOB]);
  });

  test('is no message where it is empty, or for somebody who has gone', async () => {
    const { write, meeting, room, sent } = aRoom();
    write(' \n ');
    meeting.people.value = [ann, cem];
    write('a secret', BOB);
    await settled();
    expect(sent).toEqual([]);
    expect(room.chat.draft.value).toBe('a secret');
  });

  test('without the media waits for it, keeps its order, and can be tried again when that took too long', async () => {
    const { write, works, call, clock, states, texts, room } = aRoom();
    works.value = false;
    call.state.value = 'reconnecting';
    write('one');
    write('two');
    await settled();
    clock.pass(20_000);
    await settled();
    expect(states()).toEqual(['sending', 'sending']);
    works.value = true;
    call.state.value = 'connected';
    await settled();
    expect(states()).toEqual(['sent', 'sent']);
    expect(texts()).toEqual(['one', 'two']);

    works.value = false;
    write('three');
    for (let i = 0; i < 31; i++) {
      await settled();
      clock.pass(1_000);
    }
    await settled();
    expect(states()).toEqual(['sent', 'sent', 'failed']);
    works.value = true;
    room.chat.tryAgain(room.chat.entries.value[2]?.key ?? 0);
    await settled();
    expect(states()).toEqual(['sent', 'sent', 'sent']);
    expect(texts()).toEqual(['one', 'two', 'three']);
  });

  test('is said again to whoever of those it was for comes back, and to nobody who comes later', async () => {
    const { write, call, clock, sent, meeting } = aRoom();
    write('for all');
    write('for Bob', BOB);
    await settled();
    const eve = aPerson('s_eveeveeveeveeveeveev', 'Eve');
    meeting.people.value = [...meeting.people.value, eve];
    const before = sent.length;
    call.arrive(eve.seat);
    call.arrive(CEM);
    call.arrive(BOB);
    await settled();
    const again = sent.slice(before).map(({ letter: { id }, to }) => [id, to]);
    const [all, private_] = sent.map(({ letter: { id } }) => id);
    expect(again).toEqual([
      [all, [CEM]],
      [all, [BOB]],
      [private_, [BOB]],
    ]);
    clock.pass(31_000);
    call.arrive(BOB);
    await settled();
    expect(sent).toHaveLength(before + 3);
  });

  test('is not sent where guests may not write, and can be when they may', async () => {
    const { write, meeting, room, sent } = aRoom();
    const may = (chat: boolean) => {
      meeting.rules.value = { ...meeting.rules.value, allowed: { ...meeting.rules.value.allowed, chat } };
    };
    may(false);
    write('hello');
    room.reactions.react('👍');
    await settled();
    expect(sent).toEqual([]);
    expect(room.chat.draft.value).toBe('hello');
    may(true);
    room.chat.write();
    await settled();
    expect(sent).toHaveLength(1);
    may(false);
    meeting.people.value = [{ ...ann, role: 'host' }, bob, cem];
    write('as a host');
    await settled();
    expect(sent).toHaveLength(2);
  });
});

describe('reactions', () => {
  test('are shown for some seconds, one’s own at once', async () => {
    const { room, call, clock, texts } = aRoom();
    call.hear(BOB, letter({ type: 'reaction', emoji: '🎉' }));
    room.reactions.react('👍');
    const now = () => room.reactions.shown.value.map(({ name, emoji }) => `${name} ${emoji}`);
    expect(now()).toEqual(['Bob 🎉', 'Ann 👍']);
    expect(room.notice.value).toMatchObject({ kind: 'reaction', name: 'Bob', emoji: '🎉' });
    await settled();
    expect(texts()).toEqual(['👍']);
    clock.pass(4_000);
    expect(now()).toEqual([]);
  });

  test('do not come faster than they can be seen, however often one presses', async () => {
    const { room, texts } = aRoom();
    for (let i = 0; i < 50; i++) room.reactions.react('👍');
    await settled();
    expect(texts().length).toBeLessThan(10);
  });
});

test('hands are a queue in the order of the meeting, and a new one is told of once', () => {
  const { room, meeting, clock } = aRoom();
  meeting.people.value = [{ ...ann, hand: 7 }, { ...bob, hand: 4 }, cem];
  expect(room.hands.value.map(({ displayName }) => displayName)).toEqual(['Bob', 'Ann']);
  expect(room.notice.value).toEqual({ kind: 'hand', name: 'Bob' });
  clock.pass(6_000);
  expect(room.notice.value).toBeNull();
  meeting.people.value = [{ ...ann, hand: 7 }, { ...bob, hand: 4, displayName: 'Robert' }, cem];
  expect(room.notice.value).toBeNull();
});
