import { Agent, get } from 'node:http';
import { inParallel } from '../../infra/check/inParallel.ts';

/** After about so many, V8 has begun to collect what requests leave behind, and memory rises no more. */
const REQUESTS = 36_000;
const AT_ONCE = 8;

/** Harmless requests, until a fresh process has as much memory as it will have. */
export async function warmUp(origin: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      get(`${origin}/api/nothing`, { agent }, (answer) => {
        answer.resume();
        answer.once('close', resolve);
      }).once('error', reject);
    });
  await inParallel(
    Array.from({ length: REQUESTS }, (_, n) => n),
    AT_ONCE,
    ask,
  );
  agent.destroy();
}
