import { inParallel } from '../../infra/check/inParallel.ts';
import { sendRequest } from '../support/sendRequest.ts';
import type { Box } from '../support/startBox.ts';

const BODY = JSON.stringify({ hostName: 'host', hostKey: '0'.repeat(32) });
/** All at once, and more than any budget has. */
const TRIES = 25;
const ADDRESSES_AT_ONCE = 8;

/** Host keys that a box compares from these addresses, of which each tries more often at once than it may. */
export async function guessKeysAtBox(box: Box, addresses: readonly (string | undefined)[]): Promise<number> {
  const counts = await inParallel(addresses, ADDRESSES_AT_ONCE, (from) => guessFrom(box, from));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function guessFrom({ url }: Box, from: string | undefined): Promise<number> {
  const statuses = await Promise.all(
    Array.from({ length: TRIES }, (_, n) => {
      // What a client claims to be is not what it is counted by.
      const headers = { Origin: url, 'X-Forwarded-For': `203.0.113.${n}`, 'CF-Connecting-IP': `203.0.113.${n}` };
      return sendRequest(url, { method: 'POST', path: '/api/host/session', headers, body: BODY }, from);
    }),
  );
  const strange = statuses.find((status) => status !== 401 && status !== 429);
  if (strange !== undefined) throw new Error(`A guess was answered ${strange}.`);
  return statuses.filter((status) => status === 401).length;
}
