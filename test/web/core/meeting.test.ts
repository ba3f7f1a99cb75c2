import { afterEach, expect, test, vi } from 'vitest';
import { CLOSE } from '../../../worker/protocol/errors.ts';
import { PROTOCOL_VERSION } from '../../../worker/protocol/version.ts';
import {
  aDoor,
  ANN,
  aVisit,
  BOB,
  CANNOT_BE_STRETCHED,
  kinds,
  person,
  secret,
  settled,
  shown,
  withSalt,
} from './aVisit.ts';

afterEach(() => vi.restoreAllMocks());

test('one message and one answer lie between the click on Join and the media', async () => {
  const visit = aVisit();
  expect(visit.socket.url).toBe(
    'wss://narada.example/api/meetings/za%C5%BC%C3%B3%C5%82%C4%87-g%C4%99%C5%9Bl%C4%85/socket',
  );
  expect(visit.socket.protocol).toBe(PROTOCOL_VERSION);
  expect(visit.phase).toEqual({ kind: 'connecting' });

  visit.toDoor(aDoor({ role: 'host', hostName: 'Ada' }));
  expect(visit.phase).toMatchObject({
    kind: 'door',
    door: { role: 'host', hostName: 'Ada', password: false },
    joining: false,
  });

  await visit.join();
  expect(visit.phase).toMatchObject({ kind: 'door', joining: true });
  expect(visit.socket.messages).toEqual([{ type: 'join', id: 1, displayName: 'Ann' }]);

  await visit.admit(1, { people: [{ ...person(ANN, 'Ann'), role: 'host' }] });
  expect(visit.phase).toMatchObject({ kind: 'call' });
  expect(visit.meeting.people.value).toMatchObject([{ seat: ANN, self: true, role: 'host' }]);
  expect(visit.entered).toEqual([1]);
});

test('people: oneself first, then by arrival; who closed the page is not shown, who is merely cut is', async () => {
  const visit = aVisit();
  await visit.toCall({ people: [person(BOB, 'Bob'), person(ANN, 'Ann')] });
  expect(shown(visit)).toEqual(['Ann', 'Bob']);

  const cyd = person('s_cydcydcydcydcydcydcy', 'Cyd');
  visit.socket.says({ type: 'person', person: cyd });
  expect(shown(visit)).toEqual(['Ann', 'Bob', 'Cyd']);
  visit.socket.says({ type: 'person', person: person(BOB, 'Bob', 'away') });
  expect(shown(visit)).toEqual(['Ann', 'Cyd']);
  visit.socket.says({ type: 'person', person: person(BOB, 'Bob', 'unsure') });
  expect(shown(visit)).toEqual(['Ann', 'Bob', 'Cyd']);
  visit.socket.says({ type: 'personGone', seat: cyd.seat });
  expect(shown(visit)).toEqual(['Ann', 'Bob']);
});

test('a password is stretched while it is typed, and only what was typed last is sent', async () => {
  const visit = aVisit();
  visit.toDoor(aDoor(withSalt()));
  for (const typed of ['s', 'se', 'secret']) visit.meeting.typePassword(typed);
  visit.clock.pass(250);
  expect(visit.stretched).toEqual(['secret']);

  await visit.join();
  expect(visit.stretched).toEqual(['secret']);
  expect(visit.socket.last('join').authKey).toBe(`secret@${'a'.repeat(22)}`);
});

test('on a page that is not secure a password is refused with the way out, not sent', async () => {
  const visit = aVisit();
  visit.toDoor(aDoor(withSalt()));
  visit.meeting.typePassword(CANNOT_BE_STRETCHED);
  const joining = visit.join();
  expect(visit.meeting.entering.value).toBe(true);
  await joining;
  expect(visit.phase).toMatchObject({ kind: 'door', joining: false, refusal: { code: 'insecure' } });
  expect(visit.meeting.entering.value).toBe(false);
});

test('the host changes the password while a guest types it: the new salt counts', async () => {
  const visit = aVisit();
  visit.toDoor(aDoor(withSalt()));
  visit.meeting.typePassword('secret');
  visit.socket.says(aDoor(withSalt('b'.repeat(22))));
  await visit.join();
  expect(visit.socket.last('join').authKey).toBe(`secret@${'b'.repeat(22)}`);
});

test('hosts pass without the password', async () => {
  const visit = aVisit();
  visit.toDoor(aDoor({ role: 'host', ...withSalt() }));
  await visit.join();
  expect(visit.socket.last('join').authKey).toBeUndefined();
});

test('a refusal is shown at the door, with the time from which a new try makes sense', async () => {
  const visit = aVisit();
  visit.toDoor(aDoor(withSalt()));
  visit.meeting.typePassword('wrong');
  await visit.join();
  visit.socket.says({ type: 'refused', re: 1, code: 'password_wrong', retryAfterMs: 2_000 });
  await settled();
  expect(visit.phase).toMatchObject({
    kind: 'door',
    joining: false,
    refusal: { code: 'password_wrong', retryAt: visit.clock.now() + 2_000 },
  });

  visit.meeting.typePassword('right');
  await visit.join();
  expect(visit.phase).toMatchObject({ kind: 'door', joining: true, refusal: null });
  await visit.admit(2);
  expect(visit.phase.kind).toBe('call');
});

test('a reload takes the same seat again, past the door', async () => {
  const before = aVisit();
  await before.toCall();

  const after = aVisit(before.tab);
  after.socket.accept();
  expect(after.socket.messages).toEqual([{ type: 'join', id: 1, displayName: 'Ann', resume: { seat: ANN, secret } }]);
  after.socket.says(aDoor(withSalt()));
  expect(after.phase).toEqual({ kind: 'connecting' });
  await after.admit(1);
  expect(after.phase).toMatchObject({ kind: 'call' });
  expect(after.meeting.people.value).toMatchObject([{ seat: ANN, self: true }]);
});

test('a reload that comes too late stands at the door', async () => {
  const before = aVisit();
  await before.toCall();
  const after = aVisit(before.tab);
  after.toDoor();
  after.socket.says({ type: 'refused', re: 1, code: 'seat_gone' });
  await settled();
  expect(after.phase).toMatchObject({ kind: 'door', joining: false, refusal: null });
  expect(after.tab.size).toBe(0);
});

test('a cut socket comes back with the same seat, and the call goes on meanwhile', async () => {
  const visit = aVisit();
  await visit.toCall();
  const { phase } = visit;
  visit.socket.cut();
  expect(visit.meeting.online.value).toBe(false);
  expect(visit.phase).toBe(phase);

  visit.clock.pass(300);
  expect(visit.sockets).toHaveLength(2);
  visit.toDoor();
  expect(visit.meeting.online.value).toBe(true);
  expect(visit.socket.last('join').resume).toEqual({ seat: ANN, secret });
  await visit.admit(visit.socket.last('join').id, { people: [person(ANN, 'Ann'), person(BOB, 'Bob')] });
  expect(shown(visit)).toEqual(['Ann', 'Bob']);
  expect(visit.callsLeft).toBe(0);
});

test('a seat that ended during a cut is replaced in silence where the door is open', async () => {
  const visit = aVisit();
  await visit.toCall();
  visit.socket.cut();
  visit.clock.pass(300);
  visit.toDoor();
  visit.socket.says({ type: 'refused', re: visit.socket.last('join').id, code: 'seat_gone' });
  await settled();
  expect(visit.phase.kind).toBe('call');
  expect(visit.socket.last('join')).toMatchObject({ displayName: 'Ann' });
  await visit.admit(visit.socket.last('join').id, {
    resume: { seat: BOB, secret },
    people: [person(BOB, 'Ann')],
  });
  expect(visit.phase).toMatchObject({ kind: 'call' });
  expect(visit.meeting.people.value).toMatchObject([{ seat: BOB, self: true }]);
  // The media of the seat before is over; the new seat has its own.
  expect(visit.callsLeft).toBe(1);
  expect(visit.entered).toEqual([1, 1]);
});

test('a seat that ended during a cut leads back to a door with a password', async () => {
  const visit = aVisit();
  await visit.toCall();
  visit.socket.cut();
  visit.clock.pass(300);
  visit.toDoor(aDoor(withSalt()));
  visit.socket.says({ type: 'refused', re: visit.socket.last('join').id, code: 'seat_gone' });
  await settled();
  expect(visit.phase).toMatchObject({ kind: 'door', door: { password: true }, refusal: { code: 'seat_gone' } });
  expect(visit.callsLeft).toBe(1);
});

test('the same seat in another tab ends this one, for good', async () => {
  const visit = aVisit();
  await visit.toCall();
  visit.socket.says({ type: 'ended', reason: 'elsewhere' });
  visit.socket.cut(CLOSE.elsewhere);
  visit.clock.pass(60_000);
  expect(visit.phase).toEqual({ kind: 'over', reason: 'elsewhere' });
  expect(visit.sockets).toHaveLength(1);
  expect(visit.callsLeft).toBe(1);
  expect(kinds(visit)).toEqual(['join']);

  visit.meeting.rejoin();
  visit.toDoor();
  expect(visit.phase.kind).toBe('door');
});

test('a page that is too old says so and does not come back', () => {
  const visit = aVisit();
  visit.socket.accept();
  visit.socket.cut(CLOSE.protocol);
  visit.clock.pass(60_000);
  expect(visit.phase).toEqual({ kind: 'over', reason: 'outdated' });
  expect(visit.sockets).toHaveLength(1);
});

test('Leave ends the seat at once and keeps nothing; Rejoin is the door again', async () => {
  const visit = aVisit();
  await visit.toCall();
  visit.meeting.leave();
  expect(visit.phase).toEqual({ kind: 'over', reason: 'left' });
  expect(visit.callsLeft).toBe(1);
  expect(visit.tab.size).toBe(0);
  expect(kinds(visit)).toEqual(['join', 'leave']);
  const left = visit.socket;
  left.says({ type: 'done', re: left.last('leave').id });
  left.says({ type: 'ended', reason: 'left' });

  visit.meeting.rejoin();
  left.cut(CLOSE.ended);
  visit.toDoor();
  expect(visit.phase.kind).toBe('door');
});

test('a click on Join without a network waits for it, and says so after a while', async () => {
  const visit = aVisit();
  visit.toDoor();
  visit.socket.cut();
  await visit.join();
  expect(visit.phase).toMatchObject({ kind: 'door', joining: true });
  visit.clock.pass(300);
  visit.toDoor();
  await settled();
  expect(visit.socket.last('join').displayName).toBe('Ann');

  const since = visit.clock.now();
  while (visit.clock.now() < since + 10_000) {
    visit.socket.cut();
    visit.clock.pass(100);
  }
  expect(visit.phase).toMatchObject({ kind: 'door', joining: false, refusal: { code: 'offline' } });
});

test('a host sets a password, under a new salt each time, and removes it', async () => {
  const visit = aVisit();
  visit.toDoor(aDoor({ role: 'host' }));
  const answer = async (password: string | null, respond: (id: number) => void) => {
    const promise = visit.meeting.setPassword(password);
    await settled();
    respond(visit.socket.last('setPassword').id);
    return promise;
  };
  const done = (re: number) => visit.socket.says({ type: 'done', re });
  expect(await answer('secret', done)).toBeNull();
  const first = visit.socket.last('setPassword').password;
  expect(first?.salt).toMatch(/^[\w-]{22}$/);
  expect(first?.authKey).toBe(`secret@${first?.salt}`);
  expect(await answer('secret', done)).toBeNull();
  expect(visit.socket.last('setPassword').password?.salt).not.toBe(first?.salt);
  expect(await answer(null, done)).toBeNull();
  expect(visit.socket.last('setPassword').password).toBeNull();
  const refused = await answer('x', (re) => visit.socket.says({ type: 'refused', re, code: 'host_only' }));
  expect(refused).toEqual({ code: 'host_only', retryAt: null });
});

test('lost media are told to the meeting, and its answer is entered', async () => {
  const visit = aVisit();
  await visit.toCall();
  visit.loseMedia(1);
  expect(visit.socket.last('sfuLost').epoch).toBe(1);
  visit.socket.says({ type: 'media', media: { epoch: 2, url: '/', token: 'token-2' } });
  visit.clock.pass(2_000);
  expect(visit.entered).toEqual([1, 2]);
});

test('after signing in at the door the meeting sees who one is', () => {
  const visit = aVisit();
  visit.toDoor();
  visit.meeting.reidentify();
  expect(visit.sockets).toHaveLength(2);
  visit.toDoor(aDoor({ role: 'host', hostName: 'Ada' }));
  expect(visit.phase).toMatchObject({ kind: 'door', door: { role: 'host', hostName: 'Ada' } });
});

test('what cannot be read is reported without its content, and changes nothing', async () => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {});
  const visit = aVisit();
  await visit.toCall();
  const { phase } = visit;
  for (const garbage of ['', '{', 'null', '{"type":"person"}', '{"type":"sesame"}', '[]']) {
    visit.socket.saysText(garbage);
  }
  expect(visit.phase).toBe(phase);
  expect(report.mock.calls.map((args) => args.join(' '))).toEqual(Array(6).fill('narada: message_malformed'));
  visit.socket.says({
    type: 'rules',
    rules: {
      entry: 'password',
      locked: true,
      limit: 7,
      allowed: { microphone: true, camera: true, screen: true, chat: true },
    },
  });
  expect(visit.meeting.rules.value).toEqual({
    entry: 'password',
    locked: true,
    limit: 7,
    allowed: { microphone: true, camera: true, screen: true, chat: true },
  });
});

test('a closed page says goodbye; one that comes back from the cache takes its seat again', async () => {
  const visit = aVisit();
  await visit.toCall();
  visit.window.dispatchEvent(new Event('pagehide'));
  expect(kinds(visit)).toEqual(['join', 'bye']);
  visit.clock.pass(60_000);
  expect(visit.sockets).toHaveLength(1);
  visit.window.dispatchEvent(new Event('pageshow'));
  expect(visit.sockets).toHaveLength(2);
  visit.socket.accept();
  expect(visit.socket.last('join').resume).toEqual({ seat: ANN, secret });
});

test('a page that shows something else gives the seat back', async () => {
  const visit = aVisit();
  await visit.toCall();
  visit.meeting.dispose();
  expect(kinds(visit)).toEqual(['join', 'leave']);
  expect(visit.callsLeft).toBe(1);
});
