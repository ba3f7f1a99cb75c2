import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { command } from '../network/command.ts';
import type { Server } from './openTransport.ts';
import type { Peer } from './stunMessage.ts';
import type { Credentials } from './TurnClient.ts';

const Answers = v.array(
  v.object({
    transport: v.picklist(['udp', 'tcp']),
    family: v.picklist(['ipv4', 'ipv6']),
    /** "ADDRESS:PORT"; empty for an allocation. */
    peer: v.string(),
    asked: v.string(),
    /** STUN's error code; null: granted. */
    answer: v.nullable(v.number()),
  }),
);
export type Answer = v.InferOutput<typeof Answers>[number];

/** What a relay answers to somebody in a namespace who asks for each of the peers in each way, and sends to them. */
export async function askRelay(
  namespace: string,
  ask: { server: Server; credentials: Credentials; peers: readonly Peer[] },
): Promise<Answer[]> {
  const probe = fileURLToPath(new URL('probe.ts', import.meta.url));
  const printed = await command('ip', ['netns', 'exec', namespace, process.execPath, probe, JSON.stringify(ask)]);
  return v.parse(Answers, JSON.parse(printed));
}
