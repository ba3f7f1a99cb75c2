import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type { ServerMessage } from '../../worker/protocol/messages.ts';
import { AnyServerMessage } from '../support/AnyServerMessage.ts';
import { Dice } from '../support/Dice.ts';
import { hostCookie } from '../support/hostCookie.ts';
import { openRawSocket, type RawSocket, type RawSocketOptions } from '../support/openRawSocket.ts';
import type { Box } from '../support/startBox.ts';

export interface Guessing {
  /** Passwords or keys that were compared. */
  readonly guesses: number;
  /** From the first to the last of them that could have been. */
  readonly seconds: number;
}

/**
 * Guesses the password of a meeting that is made for it, over many sockets at once. `clients`: one socket each, with the
 * address that it comes from and what it claims in its headers.
 */
export async function guessPasswordAtBox(
  box: Box,
  clients: readonly RawSocketOptions[],
  seconds: number,
): Promise<Guessing> {
  const meeting = `guessed-${clients.length}`;
  const host = await open(box, meeting, { headers: { Cookie: await hostCookie(box) } });
  host.text(
    JSON.stringify({ type: 'setPassword', id: 1, password: { salt: 'S'.repeat(22), authKey: 'R'.repeat(43) } }),
  );
  await answerTo(host, 1);
  const sockets = await Promise.all(clients.map((client) => open(box, meeting, client)));
  const begin = performance.now();
  const counts = await Promise.all(sockets.map((socket, n) => guessUntil(socket, n, begin + seconds * 1_000)));
  const took = (performance.now() - begin) / 1_000;
  for (const socket of [host, ...sockets]) socket.close();
  return { guesses: counts.reduce((sum, count) => sum + count, 0), seconds: took };
}

async function open(box: Box, meeting: string, client: RawSocketOptions): Promise<RawSocket> {
  const socket = await openRawSocket(box.url, meeting, client);
  if ('status' in socket) throw new Error(`A handshake was answered ${socket.status}.`);
  return socket;
}

/** Waits as long as it is told to: to ask sooner is to be told again. */
async function guessUntil(socket: RawSocket, seed: number, end: number): Promise<number> {
  const dice = new Dice(seed);
  let guesses = 0;
  for (let id = 1; performance.now() < end; id++) {
    socket.text(JSON.stringify({ type: 'join', id, displayName: 'Mallory', authKey: dice.text(43) }));
    const answer = await answerTo(socket, id);
    if (answer.type !== 'refused') throw new Error(`A guess was answered ${JSON.stringify(answer)}.`);
    if (answer.code === 'password_wrong') guesses += 1;
    else if (answer.code === 'too_many_attempts') {
      await sleep(Math.min(answer.retryAfterMs ?? 1, Math.max(0, end - performance.now())));
    } else throw new Error(`A guess was refused as ${answer.code}.`);
  }
  return guesses;
}

async function answerTo(socket: RawSocket, id: number): Promise<ServerMessage> {
  for (let text = await socket.next(); text !== null; text = await socket.next()) {
    const message = v.parse(AnyServerMessage, JSON.parse(text));
    if ('re' in message && message.re === id) return message;
  }
  throw new Error(`A socket was closed with ${await socket.closed}.`);
}
