import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { startGuard } from '../../infra/runner/guard.ts';
import { buildGo } from '../support/buildGo.ts';

/** From the last packet before to the first one after. Unix milliseconds. */
const Gap = v.object({ from: v.number(), to: v.number() });
const Stream = v.object({
  packets: v.number(),
  longestGapMs: v.number(),
  /** Those of 100 ms and more. */
  gaps: v.array(Gap),
  switches: v.number(),
  unplayed: v.number(),
});
const Report = v.object({
  /** In the order in which they were taken; more than one: a seat was lost. */
  seats: v.array(v.string()),
  /** The others, by the meeting's word. */
  people: v.array(v.string()),
  rooms: v.array(v.object({ epoch: v.number(), url: v.string(), status: v.string() })),
  heard: v.record(v.string(), v.object({ audio: v.optional(Stream), video: v.optional(Stream) })),
});
const Event = v.object({
  event: v.string(),
  at: v.number(),
  re: v.optional(v.number()),
  bot: v.optional(v.string()),
  seat: v.optional(v.string()),
  epoch: v.optional(v.number()),
  url: v.optional(v.string()),
  why: v.optional(v.string()),
  bots: v.optional(v.record(v.string(), Report)),
});

export type Gap = v.InferOutput<typeof Gap>;
export type Stream = v.InferOutput<typeof Stream>;
export type BotReport = v.InferOutput<typeof Report>;
export type BotEvent = v.InferOutput<typeof Event>;

interface Joining {
  meeting: string;
  video?: boolean;
  /** Between two packets of sound. Default 20, as a voice has; hundreds of people need fewer. */
  audioEveryMs?: number;
}

/** Many people in one process (test/bots/main.go). */
export interface Bots {
  /** Goes to the meeting's door and in; the event `joined` tells when. */
  join(bot: string, joining: Joining): void;
  leave(bot: string): Promise<void>;
  /** Breaks the control socket as a network does; it is opened again. */
  cut(bot: string): void;
  /** Counting begins anew. */
  reset(): Promise<void>;
  /** By the bot's name. */
  report(): Promise<Record<string, BotReport>>;
  /** All that happened so far. */
  events: readonly BotEvent[];
  /** The first event that fits, also of those that have happened. Rejects after `timeoutMs`. */
  until(fits: (event: BotEvent) => boolean, timeoutMs?: number): Promise<BotEvent>;
  stop(): Promise<void>;
}

const ANSWER_MS = 30_000;

/** `url`: origin of the deployment. */
export async function startBots(url: string): Promise<Bots> {
  const guard = startGuard();
  const program = await buildGo('bots', guard);
  const child = spawn(program, ['--url', url], { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  if (child.pid) guard.watch(child.pid);
  const events: BotEvent[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    events.push(v.parse(Event, JSON.parse(line)));
    for (const look of waiting) look();
  });
  const exited = once(child, 'exit');
  let lastId = 0;

  const until: Bots['until'] = (fits, timeoutMs = ANSWER_MS) =>
    new Promise((resolve, reject) => {
      let seen = 0;
      const look = () => {
        for (; seen < events.length; seen++) {
          const event = events[seen];
          if (!event || !fits(event)) continue;
          clearTimeout(timer);
          waiting.delete(look);
          return resolve(event);
        }
      };
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`no such event of the bots in ${timeoutMs} ms: ${fits.toString()}`));
      }, timeoutMs);
      waiting.add(look);
      look();
    });
  const tell = (command: object) => child.stdin.write(`${JSON.stringify(command)}\n`);
  const ask = (command: object) => {
    const id = ++lastId;
    tell({ ...command, id });
    return until(({ re }) => re === id).catch((error: unknown) => {
      // A process that does not answer tells what it is at: the stacks of its goroutines.
      child.kill('SIGQUIT');
      throw error;
    });
  };

  return {
    events,
    until,
    join: (bot, joining) => void tell({ do: 'join', bot, ...joining }),
    leave: async (bot) => void (await ask({ do: 'leave', bot })),
    cut: (bot) => void tell({ do: 'cut', bot }),
    reset: async () => void (await ask({ do: 'reset' })),
    report: async () => (await ask({ do: 'report' })).bots ?? {},
    async stop() {
      tell({ do: 'stop' });
      await exited;
      guard.release();
    },
  };
}
