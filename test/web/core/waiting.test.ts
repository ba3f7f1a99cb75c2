import { expect, test } from 'vitest';
import { aDoor, ANN, aVisit, BOB, kinds, person, settled, shown, withSalt } from './aVisit.ts';

/** At the door under knock, having asked and been told to wait. */
async function waiting(door = aDoor({ knock: true })) {
  const visit = aVisit();
  visit.toDoor(door);
  await visit.join();
  visit.socket.says({ type: 'waiting', re: visit.socket.last('join').id });
  await settled();
  return visit;
}
const joins = (visit: ReturnType<typeof aVisit>) => kinds(visit).filter((kind) => kind === 'join').length;

test('who waits at the door goes in without a click, once the door says so', async () => {
  const visit = await waiting();
  expect(visit.phase).toMatchObject({ kind: 'door', joining: false, waiting: true, refusal: null });
  expect(visit.meeting.entering.value).toBe(false);
  visit.clock.pass(14_000);
  expect(joins(visit)).toBe(1);

  visit.socket.says(aDoor({ knock: true }));
  await settled();
  expect(joins(visit)).toBe(2);
  await visit.admit(visit.socket.last('join').id);
  expect(visit.phase.kind).toBe('call');
});

test('an answer that comes before the sign of waiting is not undone by it', async () => {
  const visit = aVisit();
  visit.toDoor();
  visit.meeting.join('Ann');
  await settled();
  const { id } = visit.socket.last('join');
  visit.socket.says({ type: 'refused', re: id, code: 'meeting_full', retryAfterMs: 5_000 });
  await settled();
  visit.clock.pass(200);
  expect(visit.phase).toMatchObject({ joining: false, waiting: true, refusal: { code: 'meeting_full' } });
});

test('who is told that no host is here goes on waiting', async () => {
  const visit = await waiting();
  visit.socket.says(aDoor({ knock: true, hostless: true }));
  await settled();
  visit.socket.says({ type: 'waiting', re: visit.socket.last('join').id });
  await settled();
  expect(visit.phase).toMatchObject({ kind: 'door', waiting: true, door: { hostless: true } });
});

test.each(['knock_declined', 'meeting_ended'] as const)('%s ends the waiting, and one may ask again', async (code) => {
  const visit = await waiting();
  visit.socket.says({ type: 'error', code });
  visit.socket.says(aDoor({ knock: true }));
  await settled();
  expect(visit.phase).toMatchObject({ kind: 'door', waiting: false, refusal: { code } });
  expect(joins(visit)).toBe(1);
  await visit.join();
  expect(joins(visit)).toBe(2);
});

test('a password that is set meanwhile is asked of who waits, too', async () => {
  const visit = await waiting();
  visit.socket.says(aDoor(withSalt()));
  await settled();
  visit.socket.says({ type: 'refused', re: visit.socket.last('join').id, code: 'password_required' });
  await settled();
  expect(visit.phase).toMatchObject({
    kind: 'door',
    waiting: false,
    door: { password: true, knock: false },
    refusal: { code: 'password_required' },
  });
});

test('who stops waiting is another visitor, and may begin anew', async () => {
  const visit = await waiting();
  visit.meeting.stopWaiting();
  expect(visit.phase).toMatchObject({ kind: 'door', waiting: false, refusal: null });
  expect(visit.sockets).toHaveLength(2);
  visit.toDoor(aDoor({ knock: true }));
  await settled();
  expect(joins(visit)).toBe(0);
  await visit.join();
  expect(joins(visit)).toBe(1);
});

test('a network that is gone for a while does not end the waiting', async () => {
  const visit = await waiting();
  visit.socket.cut();
  visit.clock.pass(60_000);
  expect(visit.phase).toMatchObject({ kind: 'door', waiting: true, refusal: null });
  visit.toDoor(aDoor({ knock: true }));
  await settled();
  expect(visit.socket.last('join').displayName).toBe('Ann');
});

test('a full meeting is tried again by itself, once at a time, until there is a seat', async () => {
  const visit = aVisit();
  visit.toDoor();
  await visit.join();
  const full = async () => {
    visit.socket.says({ type: 'refused', re: visit.socket.last('join').id, code: 'meeting_full', retryAfterMs: 5_000 });
    await settled();
  };
  await full();
  expect(visit.phase).toMatchObject({ kind: 'door', waiting: true, refusal: { code: 'meeting_full' } });
  visit.clock.pass(4_999);
  expect(joins(visit)).toBe(1);
  // Whatever makes the door speak is a reason to try, too; it does not make two tries out of the next one.
  visit.socket.says(aDoor());
  await settled();
  await full();
  visit.clock.pass(5_000);
  await settled();
  expect(joins(visit)).toBe(3);
  await full();
  visit.meeting.stopWaiting();
  visit.toDoor();
  visit.clock.pass(10_000);
  await settled();
  expect(joins(visit)).toBe(0);
});

test('where many knock from one address, each comes to knock without another click', async () => {
  const visit = aVisit();
  visit.toDoor(aDoor({ knock: true }));
  await visit.join();
  visit.socket.says({ type: 'refused', re: 1, code: 'too_many_attempts', retryAfterMs: 10_000 });
  await settled();
  expect(visit.phase).toMatchObject({ kind: 'door', waiting: true });
  visit.clock.pass(10_000);
  await settled();
  expect(joins(visit)).toBe(2);
});

test('a locked meeting refuses, and is not tried again', async () => {
  const visit = aVisit();
  visit.toDoor();
  await visit.join();
  visit.socket.says({ type: 'refused', re: 1, code: 'meeting_locked' });
  await settled();
  visit.clock.pass(14_000);
  visit.socket.says(aDoor());
  await settled();
  expect(visit.phase).toMatchObject({ kind: 'door', waiting: false, refusal: { code: 'meeting_locked' } });
  expect(joins(visit)).toBe(1);
});

test('who waits and signs in as the host walks in', async () => {
  const visit = await waiting();
  visit.meeting.reidentify();
  visit.toDoor(aDoor({ role: 'host', hostName: 'Ada', knock: true }));
  await settled();
  await visit.admit(visit.socket.last('join').id, { people: [{ ...person(ANN, 'Ann'), role: 'host' }] });
  expect(visit.phase).toMatchObject({ kind: 'call' });
  expect(visit.meeting.people.value).toMatchObject([{ self: true, role: 'host' }]);
});

test('a seat that ended during a cut leads to waiting at a door where one knocks', async () => {
  const visit = aVisit();
  await visit.toCall({ people: [person(ANN, 'Ann'), person(BOB, 'Bob')] });
  visit.socket.cut();
  visit.clock.pass(300);
  visit.toDoor(aDoor({ knock: true }));
  visit.socket.says({ type: 'refused', re: visit.socket.last('join').id, code: 'seat_gone' });
  await settled();
  visit.socket.says({ type: 'waiting', re: visit.socket.last('join').id });
  await settled();
  expect(visit.phase).toMatchObject({ kind: 'door', waiting: true });
  expect(visit.callsLeft).toBe(1);
  expect(shown(visit)).toEqual([]);
});

test('a host sees who knocks come and go, answers, and changes the rules', async () => {
  const visit = aVisit();
  const grace = { knocker: 'v1', displayName: 'Grace' };
  const jan = { knocker: 'v2', displayName: 'Jan' };
  await visit.toCall({ knocks: [grace] });
  visit.socket.says({ type: 'knock', knock: jan });
  expect(visit.meeting.knocks.value).toEqual([grace, jan]);
  visit.socket.says({ type: 'knockGone', knocker: 'v1' });
  expect(visit.meeting.knocks.value).toEqual([jan]);

  const answered = visit.meeting.act({ type: 'answerKnock', knocker: 'v2', admit: true });
  expect(visit.socket.last('answerKnock')).toMatchObject({ knocker: 'v2', admit: true });
  visit.socket.says({ type: 'done', re: visit.socket.last('answerKnock').id });
  expect(await answered).toBeNull();
  const changed = visit.meeting.act({ type: 'setRules', locked: true, limit: 7 });
  expect(visit.socket.last('setRules')).toMatchObject({ locked: true, limit: 7 });
  visit.socket.says({ type: 'refused', re: visit.socket.last('setRules').id, code: 'host_only' });
  expect(await changed).toEqual({ code: 'host_only', retryAt: null });
});
