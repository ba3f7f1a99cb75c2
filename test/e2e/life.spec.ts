import { join } from 'node:path';
import { RoomServiceClient } from 'livekit-server-sdk';
import { objectIdOf } from '../support/objectIdOf.ts';
import { openControlSocket } from '../support/openControlSocket.ts';
import type { Box } from '../support/startBox.ts';
import { storedRows } from '../support/storedRows.ts';
import { expect, test } from './fixtures.ts';

/** The SFU's rooms of one meeting object; those of earlier tests may still be in their 15 s of grace. */
async function rooms({ sfuApi: { url, key, secret } }: Box, objectId: string) {
  const all = await new RoomServiceClient(url, key, secret).listRooms();
  return all.filter(({ name }) => name.startsWith(objectId));
}

test('a meeting is gone with the last who leaves; the next of its name is another one', async ({
  someone,
  theHost,
  meeting,
  box,
}) => {
  const ada = await theHost('Ada');
  await ada.enter(meeting);
  await ada.openSecurity();
  await ada.setPassword('correct horse');
  const grace = await someone('Grace');
  await grace.enter(meeting, 'correct horse');
  const old = grace.admission;
  const objectId = objectIdOf(old);
  expect(await storedRows(join(box.state, 'objects'), objectId)).toBeGreaterThan(0);
  expect(await rooms(box, objectId)).toHaveLength(1);

  await ada.page.keyboard.press('Escape');
  await grace.leave();
  await ada.leave();
  await expect.poll(() => rooms(box, objectId), { message: 'rooms at the SFU' }).toHaveLength(0);
  await expect.poll(() => storedRows(join(box.state, 'objects'), objectId), { message: 'rows in the objects' }).toBe(0);

  // The same name again: no password is asked, and nothing of the old meeting opens the new one.
  const edsger = await someone('Edsger');
  await edsger.goToDoor(meeting);
  await expect(edsger.passwordField).toHaveCount(0);
  await edsger.join();
  await edsger.expectPeople(edsger);

  const token = await fetch(`${box.url}/rtc/validate?access_token=${encodeURIComponent(old.media.token)}`);
  expect(token.ok).toBe(false);
  expect(await rooms(box, objectId)).toHaveLength(1);

  const socket = await openControlSocket(box.url, meeting);
  expect(await socket.next()).toMatchObject({ type: 'door', password: null });
  socket.send({ type: 'join', id: 1, displayName: 'Grace', resume: old.resume });
  expect(await socket.next()).toEqual({ type: 'refused', re: 1, code: 'seat_gone' });
  socket.close();
  await edsger.expectPeople(edsger);
});

test('a closed tab is off the screen within seconds, long before its seat is given up', async ({
  someone,
  meeting,
}) => {
  const ada = await someone('Ada');
  await ada.enter(meeting);
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await ada.expectVideoFrom(grace);

  await grace.closeTab();
  await expect(ada.tile(grace)).toHaveCount(0, { timeout: 3_000 });
  await ada.expectPeople(ada);
});

test('a reload takes the same seat again, past the door', async ({ someone, theHost, meeting }) => {
  const ada = await theHost('Ada');
  await ada.enter(meeting);
  await ada.openSecurity();
  await ada.setPassword('correct horse');
  const grace = await someone('Grace');
  await grace.enter(meeting, 'correct horse');
  await ada.expectPeople(ada, grace);
  const { seat } = grace;

  await grace.page.reload();
  await expect(grace.controls).toBeVisible();
  expect(grace.seat).toBe(seat);
  await grace.expectPeople(grace, ada);
  await ada.expectPeople(ada, grace);
  await Promise.all([ada.expectVideoFrom(grace), grace.expectVideoFrom(ada)]);
});
