import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { RoomServiceClient } from 'livekit-server-sdk';
import type { ClientMessage } from '../../worker/protocol/messages.ts';
import { browserStorage } from '../support/browserStorage.ts';
import { findWords, findWordsInFolder } from '../support/findWords.ts';
import { hostCookie } from '../support/hostCookie.ts';
import { openControlSocket } from '../support/openControlSocket.ts';
import type { Person } from '../support/Person.ts';
import { sendRequest } from '../support/sendRequest.ts';
import type { Box } from '../support/startBox.ts';
import { Talker } from '../support/Talker.ts';
import { objectIdOf } from '../support/objectIdOf.ts';
import { storedRows } from '../support/storedRows.ts';
import { expect, test } from './fixtures.ts';

/** A word that is nowhere else. */
const word = (what: string) => `canary-${what}-${randomBytes(6).toString('hex')}`;

/**
 * Everything that people have typed, and their link. Whoever gives them something more to write (a chat, a film to watch
 * together) adds a word for it here, and lets somebody write it below.
 */
const words = {
  meeting: word('meeting'),
  fragment: word('fragment'),
  password: word('password'),
  wrongPassword: word('wrong-password'),
  host: word('ada'),
  secondHost: word('trent'),
  guest: word('grace'),
  renamed: word('renamed'),
  knocker: word('jan'),
  early: word('barbara'),
  message: word('message'),
  privateMessage: word('private-message'),
  draft: word('draft'),
  film: word('film'),
  /** Of somebody who guesses at a host's key, where a machine has more than one for itself. */
  address: '127.77.66.55',
};

/** What somebody's browser has kept that is a word of this meeting, but for their own name, which they want to find again. */
async function keptBy({ page, name }: Person): Promise<string[]> {
  const others = Object.fromEntries(Object.entries(words).filter(([, each]) => each !== name));
  return (await browserStorage(page)).filter((line) => findWords(others, line).length > 0);
}

/** The addresses that a page asks for, which servers on the way may write down. */
function watchAddresses({ page }: Person): string[] {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  page.on('websocket', (socket) => addresses.push(socket.url()));
  return addresses;
}

/** A second host, who does what a host can do, with the protocol. */
async function secondHost(box: Box) {
  const socket = await openControlSocket(box.url, words.meeting, { Cookie: await hostCookie(box) });
  let id = 0;
  const ask = async (message: ClientMessage & { id: number }) => {
    socket.send(message);
    for (;;) {
      const answer = await socket.next();
      if ('re' in answer && answer.re === message.id) return answer.type;
    }
  };
  expect(await ask({ type: 'join', id: ++id, displayName: words.secondHost })).toBe('admitted');
  return {
    do: async (message: DistributiveOmit<ClientMessage & { id: number }, 'id'>) =>
      expect(await ask({ ...message, id: ++id })).toBe('done'),
    close: () => socket.close(),
  };
}
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const rooms = async ({ sfuApi: { url, key, secret } }: Box, objectId: string) => {
  const all = await new RoomServiceClient(url, key, secret).listRooms();
  return all.filter(({ name }) => name.startsWith(objectId));
};

test('of a meeting that is over nothing is left: not on disk, in no log, in no browser', async ({
  someone,
  theHost,
  box,
}) => {
  test.setTimeout(120_000);
  const link = `${words.meeting}#${words.fragment}`;
  const ada = await theHost(words.host);
  const grace = await someone(words.guest);
  const jan = await someone(words.knocker);
  const barbara = await someone(words.early);
  const addresses = [ada, grace, jan, barbara].flatMap((person) => [watchAddresses(person)]);

  // A password, at the door and in the meeting; a wrong one, too.
  await ada.goToDoor(link);
  await ada.setPassword(words.password);
  await ada.join();
  await grace.goToDoor(link);
  await grace.tryToJoin(words.wrongPassword);
  await expect(grace.page.getByRole('alert')).toBeVisible();
  await grace.join(words.password);
  await Promise.all([ada.expectVideoFrom(grace), grace.expectVideoFrom(ada)]);
  const objectId = objectIdOf(grace.admission);
  const rows = () => storedRows(join(box.state, 'objects'), objectId);
  expect(await rows()).toBeGreaterThan(0);
  // While it goes on, its people are on disk: whoever searches here can find something.
  expect(findWordsInFolder(words, join(box.state, 'objects'))).not.toEqual([]);

  // Messages, to all and to one; one that is never sent.
  const [writer, reader] = [new Talker(ada), new Talker(grace)];
  await writer.open();
  await reader.open();
  await writer.write(words.message);
  await expect(reader.line(words.message)).toBeVisible();
  await reader.to(words.host);
  await reader.write(words.privateMessage);
  await expect(writer.line(words.privateMessage)).toBeVisible();
  await reader.field.fill(words.draft);
  await grace.control('Raise hand').click();
  // Not even now is anything of it on disk.
  const { message, privateMessage, draft } = words;
  expect(findWordsInFolder({ message, privateMessage, draft }, box.state)).toEqual([]);

  // Knocks: refused, let in, given up.
  await ada.openSecurity();
  await ada.chooseEntry('Whom a host lets in');
  await jan.goToDoor(link);
  await jan.askToJoin();
  await ada.expectKnockFrom(jan);
  await ada.answerKnock('Not now');
  await expect(jan.page.getByRole('alert')).toBeVisible();
  await jan.askToJoin();
  await ada.answerKnock('Let in');
  await expect(jan.controls).toBeVisible();
  await jan.page.reload();
  await expect(jan.controls).toBeVisible();
  await barbara.goToDoor(link);
  await barbara.askToJoin();
  await ada.lock.check();
  await ada.lock.uncheck();

  // A guess at a host's key, from somewhere else.
  if (process.platform === 'linux') {
    const [headers, body] = [{ Origin: box.url }, '{"hostName":"host","hostKey":"?"}'];
    const guess = { method: 'POST', path: '/api/host/session', headers, body };
    expect(await sendRequest(box.url, guess, words.address)).toBe(401);
  }

  // What hosts do to others.
  const trent = await secondHost(box);
  await trent.do({ type: 'rename', seat: grace.seat, displayName: words.renamed });
  await expect(ada.page.getByRole('group', { name: words.renamed })).toBeVisible();
  await trent.do({ type: 'silence', seat: null, what: 'microphone' });
  await trent.do({ type: 'allow', what: 'screen', allowed: false });
  await trent.do({ type: 'allow', what: 'chat', allowed: false });
  await trent.do({ type: 'lowerHand', seat: null });
  await trent.do({ type: 'setRole', seat: grace.seat, role: 'host' });
  const film = `https://films.invalid/${words.film}.webm`;
  await trent.do({ type: 'watch', ask: { do: 'start', seq: 0, video: film, position: 0 } });
  await expect(ada.page.getByRole('heading', { name: `${words.secondHost} shows a film` })).toBeVisible();
  expect(findWordsInFolder({ film: words.film }, join(box.state, 'objects'))).not.toEqual([]);
  await trent.do({ type: 'remove', seat: jan.seat });
  await expect(jan.page.getByRole('heading', { name: 'You were removed from the meeting' })).toBeVisible();

  // One goes to another page without a word; the others see the end.
  await grace.page.goto('/');
  await trent.do({ type: 'end' });
  await expect(ada.page.getByRole('heading', { name: 'The meeting has ended' })).toBeVisible();
  trent.close();
  await expect.poll(rows, { message: 'rows of the object' }).toBe(0);
  await expect.poll(() => rooms(box, objectId), { message: 'rooms at the SFU' }).toEqual([]);

  expect(findWordsInFolder(words, box.state)).toEqual([]);
  expect(findWords(words, box.output())).toEqual([]);
  for (const person of [ada, grace, jan, barbara]) expect(await keptBy(person)).toEqual([]);
  // A server has to be told which meeting one wants; nothing else of this is in an address.
  const { meeting: _, ...secret } = words;
  expect(findWords(secret, addresses.flat().join('\n'))).toEqual([]);
});
