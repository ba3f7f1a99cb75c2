import * as v from 'valibot';
import { RELAY_PORTS } from '../../../sfu-config/relayPorts.ts';
import { command } from './command.ts';

const PORTS = `${RELAY_PORTS.first}-${RELAY_PORTS.last}`;
const Counters = v.object({
  nftables: v.array(v.object({ counter: v.optional(v.object({ name: v.string(), packets: v.number() })) })),
});

/** Packets that a relay has sent to peers: before any firewall, and behind it. */
export interface RelayedPackets {
  tried: Packets;
  left: Packets;
}

interface Packets {
  toMedia: number;
  /** Of the SFU's own address. */
  toOtherPorts: number;
  elsewhere: number;
}

/** Counts what the relay of a namespace sends: over loopback, too, and whether or not somebody is there to get it. */
export async function watchRelay(namespace: string, media: string): Promise<() => Promise<RelayedPackets>> {
  const inside = (args: string[], input?: string) => command('ip', ['netns', 'exec', namespace, 'nft', ...args], input);
  const [address, port] = media.split(':');
  const rules = (when: string) => `
    meta l4proto udp udp sport ${PORTS} ip daddr ${address} udp dport ${port} counter name toMedia_${when} accept
    meta l4proto { tcp, udp } th sport ${PORTS} ip daddr ${address} counter name toOtherPorts_${when} accept
    meta l4proto { tcp, udp } th sport ${PORTS} counter name elsewhere_${when}`;
  const counters = ['tried', 'left'].flatMap((when) =>
    ['toMedia', 'toOtherPorts', 'elsewhere'].map((where) => `counter ${where}_${when} {}`),
  );
  const table = `table inet narada_watch {
  ${counters.join('\n  ')}
  chain tried { type filter hook output priority raw; policy accept;${rules('tried')}
  }
  chain left { type filter hook postrouting priority 300; policy accept;${rules('left')}
  }
}
`;
  await inside(['-f', '-'], table);
  return async () => {
    const listed = await inside(['-j', 'list', 'counters', 'table', 'inet', 'narada_watch']);
    const { nftables } = v.parse(Counters, JSON.parse(listed));
    const packets = (name: string) => nftables.find(({ counter }) => counter?.name === name)?.counter?.packets ?? -1;
    const when = (name: string): Packets => ({
      toMedia: packets(`toMedia_${name}`),
      toOtherPorts: packets(`toOtherPorts_${name}`),
      elsewhere: packets(`elsewhere_${name}`),
    });
    return { tried: when('tried'), left: when('left') };
  };
}
