import { isIPv4 } from 'node:net';
import { resolve } from 'node:path';
import { describeOptions, parseOptions, parsePort, type OptionTable } from './options.ts';
import { parseEmbedders } from './parseEmbedders.ts';
import { parsePolicy, type MeetingPolicy } from './meetingPolicy.ts';
import { fail, succeed, type Result } from './result.ts';
import { defaultStateFolder, STATE_OPTION } from './statePaths.ts';

const TABLE: OptionTable = {
  port: { value: 'PORT', env: 'NARADA_PORT', help: 'the page, on this machine only. Default 8080' },
  lan: { help: 'serve on the local network too, over HTTPS with a self-signed test certificate' },
  'lan-port': { value: 'PORT', help: 'the page on the local network. Default 8443' },
  'lan-address': { value: 'IP', help: 'which IPv4 address of this machine is used on the local network' },
  'sfu-port': { value: 'PORT', help: 'livekit-server, on this machine only. Default 7880' },
  'udp-port': { value: 'PORT', help: 'media. Default 7882' },
  'tcp-port': { value: 'PORT', help: 'media where UDP is blocked, with --lan. Default 7881' },
  sfu: { value: 'PATH', env: 'NARADA_SFU', help: 'the livekit-server to run, instead of looking for one' },
  'opened-by': { value: 'WHO', help: 'who may open a meeting: anyone (default), or hosts' },
  'seat-limit': { value: 'N', help: 'seats of a meeting, 2 to 500, until its host says otherwise. Default 100' },
  embedders: { value: 'ORIGINS', help: 'whose pages may show ours in a frame: https://a.example,https://b.example' },
  state: STATE_OPTION,
  help: { help: 'this text' },
};

export const START_HELP = `npm start -- [options]

Runs a whole Narada on this machine: the page, its meetings and a LiveKit server.

${describeOptions(TABLE)}

A port of 0 takes any free one. Ctrl-C stops everything.`;

export interface StartOptions {
  port: number;
  /** Null: this machine only. */
  lan: { port: number; tcpPort: number } | null;
  /** Asked for by --lan-address; null: found. */
  networkAddress: string | null;
  sfuPort: number;
  udpPort: number;
  sfu: string | null;
  policy: MeetingPolicy;
  /** Origins whose pages may show ours in a frame. */
  embedders: readonly string[];
  /** Absolute. */
  state: string;
}

/** Null: help was asked for. */
export function parseStartOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): Result<StartOptions | null> {
  const parsed = parseOptions(TABLE, argv, env, 0);
  if (!parsed.ok) return parsed;
  const { values } = parsed.value;
  if (values.has('help')) return succeed(null);

  const ports = new Map<string, number>();
  for (const [name, standard] of Object.entries({
    port: 8080,
    'lan-port': 8443,
    'sfu-port': 7880,
    'udp-port': 7882,
    'tcp-port': 7881,
  })) {
    const port = parsePort(name, values.get(name) ?? String(standard));
    if (!port.ok) return port;
    ports.set(name, port.value);
  }
  const port = (name: string) => ports.get(name) ?? 0;

  const lan = values.has('lan');
  for (const name of ['lan-port', 'lan-address', 'tcp-port']) {
    if (!lan && values.has(name)) return fail('usage', `--${name} goes with --lan`);
  }
  const networkAddress = values.get('lan-address') ?? null;
  if (networkAddress !== null && !isIPv4(networkAddress)) {
    return fail('usage', `--lan-address must be an IPv4 address, not "${networkAddress}"`);
  }
  const tcp = ['port', 'sfu-port', ...(lan ? ['lan-port', 'tcp-port'] : [])];
  for (const [i, name] of tcp.entries()) {
    const twin = tcp.slice(0, i).find((other) => port(other) !== 0 && port(other) === port(name));
    if (twin) return fail('usage', `--${twin} and --${name} are both ${port(name)}`);
  }
  const policy = parsePolicy(values);
  if (!policy.ok) return policy;
  const embedders = parseEmbedders(values.get('embedders') ?? '');
  if (!embedders.ok) return embedders;
  return succeed({
    port: port('port'),
    lan: lan ? { port: port('lan-port'), tcpPort: port('tcp-port') } : null,
    networkAddress,
    sfuPort: port('sfu-port'),
    udpPort: port('udp-port'),
    sfu: values.get('sfu') ?? null,
    policy: policy.value,
    embedders: embedders.value,
    state: resolve(values.get('state') ?? defaultStateFolder(env, home)),
  });
}
