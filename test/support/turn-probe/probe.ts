import * as v from 'valibot';
import { TurnClient } from './TurnClient.ts';

/**
 * To be run in a namespace: `node probe.ts JSON`. Allocates with valid credentials, asks for each peer in each way that
 * there is, and sends to it whatever the answer was. Prints what was answered: an error code, or null for "granted".
 */
const Probe = v.object({
  server: v.object({
    address: v.string(),
    port: v.number(),
    tls: v.nullable(v.object({ name: v.string(), authority: v.string() })),
  }),
  credentials: v.object({ username: v.string(), credential: v.string() }),
  peers: v.array(v.object({ address: v.string(), port: v.number() })),
});
const { server, credentials, peers } = v.parse(Probe, JSON.parse(process.argv[2] ?? ''));

const answers: { transport: string; family: string; peer: string; asked: string; answer: number | null }[] = [];
for (const transport of ['udp', 'tcp'] as const) {
  for (const family of ['ipv4', 'ipv6'] as const) {
    const client = await TurnClient.open(server, credentials);
    const allocated = await client.allocate(transport, family);
    answers.push({ transport, family, peer: '', asked: 'allocate', answer: allocated });
    for (const peer of allocated === null ? peers : []) {
      const note = (asked: string, answer: number | null) =>
        answers.push({ transport, family, peer: `${peer.address}:${peer.port}`, asked, answer });
      note('createPermission', await client.createPermission(peer));
      if (transport === 'udp') {
        note('bindChannel', await client.bindChannel(peer));
        client.send(peer, 'are you there?');
      } else note('connect', await client.connect(peer));
    }
    // Behind what was sent, so that it has been looked at when this ends.
    if (allocated === null) await client.createPermission({ address: '127.0.0.1', port: 9 });
    client.close();
  }
}
console.log(JSON.stringify(answers));
