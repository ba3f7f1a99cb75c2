import { randomBytes } from 'node:crypto';
import { openControlSocket } from '../support/openControlSocket.ts';
import { startBox } from '../support/startBox.ts';
import { percentile } from './move/percentile.ts';

const PAIRS = 400;

export interface NamesBench {
  unit: 'ms';
  live: { p50: number; p95: number };
  idle: { p50: number; p95: number };
  /** Of one look each: how often the live name is the slower one. 0.5: who looks once learns nothing from the time. */
  slower: number;
}

/**
 * How long the door takes to speak, at the name of an open meeting and at one that nobody has ever used, in turn: whether
 * the time tells which names are live.
 */
export async function benchNames(): Promise<NamesBench> {
  const box = await startBox();
  try {
    const name = () => `bench-${randomBytes(8).toString('hex')}`;
    const look = async (meeting: string) => {
      const start = performance.now();
      const socket = await openControlSocket(box.url, meeting);
      await socket.next();
      const took = performance.now() - start;
      socket.close();
      return took;
    };
    const live = name();
    const inside = await openControlSocket(box.url, live);
    inside.send({ type: 'join', id: 1, displayName: 'Ada' });
    await look(live);
    await look(name());
    const times = { live: [] as number[], idle: [] as number[] };
    for (let pair = 0; pair < PAIRS; pair++) {
      // Each first in turn, as the second look finds everything warmer.
      const looks = [async () => times.live.push(await look(live)), async () => times.idle.push(await look(name()))];
      for (const each of pair % 2 === 0 ? looks : looks.toReversed()) await each();
    }
    inside.close();
    const slower = times.live.filter((ms, i) => ms > (times.idle[i] ?? 0)).length / PAIRS;
    const of = (all: number[]) => ({ p50: percentile(all, 0.5), p95: percentile(all, 0.95) });
    return { unit: 'ms', live: of(times.live), idle: of(times.idle), slower };
  } finally {
    await box.stop();
  }
}
