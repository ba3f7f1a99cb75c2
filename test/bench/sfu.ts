import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBots } from '../bots/startBots.ts';
import { startFleet } from '../support/startFleet.ts';
import type { Sfu } from '../support/startSfu.ts';

/** People in one meeting: each forwards to all others, so that packets grow with the square. */
const SIZES = [4, 8, 16] as const;
const SETTLE_MS = 8_000;
const MEASURE_MS = 15_000;
/** Linux' unit of process times (USER_HZ), per second. */
const TICKS = 100;

export interface SfuRow {
  participants: number;
  /** In and out. */
  packetsPerSecond: number;
  bytesPerPacket: number;
  /** Of one core, 0 to the number of cores. */
  cores: number;
  packetsPerCore: number;
}

/** What livekit-server forwards for the time of a core that it takes: the figures for sizing a site (docs/FLEET.md). */
export async function benchSfu(say: (line: string) => void): Promise<SfuRow[]> {
  const fleet = await startFleet(['measured']);
  const bots = await startBots(fleet.box.url);
  const rows: SfuRow[] = [];
  try {
    const sfu = fleet.sfus.get('measured');
    if (!sfu) throw new Error('There is no SFU to measure.');
    for (const participants of SIZES) {
      const names = Array.from({ length: participants }, (_, i) => `bot-${participants}-${i}`);
      for (const bot of names) bots.join(bot, { meeting: `bench-sfu-${participants}`, video: true });
      for (const name of names) await bots.until(({ event, bot }) => event === 'joined' && bot === name);
      await sleep(SETTLE_MS);
      const before = await reading(sfu);
      await sleep(MEASURE_MS);
      const after = await reading(sfu);
      for (const bot of names) await bots.leave(bot);
      rows.push(rowOf(participants, before, after));
      say(`${participants} people: ${JSON.stringify(rows.at(-1))}`);
    }
    return rows;
  } finally {
    await bots.stop();
    await fleet.stop();
  }
}

interface Reading {
  at: number;
  packets: number;
  bytes: number;
  cpuSeconds: number;
}

async function reading(sfu: Sfu): Promise<Reading> {
  const { origin, pathname, username, password } = new URL(sfu.site.metrics[0] ?? '');
  const headers = { Authorization: `Basic ${btoa(`${username}:${password}`)}` };
  const text = await (await fetch(`${origin}${pathname}`, { headers })).text();
  const sum = (metric: string) =>
    [...text.matchAll(new RegExp(`^${metric}\\{.*\\} (\\S+)`, 'gm'))].reduce(
      (total, [, value]) => total + Number(value),
      0,
    );
  // proc_pid_stat(5): the name may hold spaces, and ends with the last parenthesis; utime and stime are fields 14 and 15.
  const stat = await readFile(`/proc/${sfu.pid()}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    at: performance.now(),
    packets: sum('livekit_packet_total'),
    bytes: sum('livekit_packet_bytes'),
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS,
  };
}

function rowOf(participants: number, before: Reading, after: Reading): SfuRow {
  const seconds = (after.at - before.at) / 1_000;
  const packets = after.packets - before.packets;
  const cpu = after.cpuSeconds - before.cpuSeconds;
  return {
    participants,
    packetsPerSecond: packets / seconds,
    bytesPerPacket: (after.bytes - before.bytes) / packets,
    cores: cpu / seconds,
    packetsPerCore: packets / cpu,
  };
}
