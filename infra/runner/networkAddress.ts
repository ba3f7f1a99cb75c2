import type { NetworkInterfaceInfo } from 'node:os';
import { fail, succeed, type Result } from './result.ts';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Names of interfaces that lead to virtual machines, containers and tunnels rather than to the people next door. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg|utun|tailscale|zt|lxc|lxd|podman|cni|flannel)/;

/** IPv4 addresses by which others on the network reach this machine, the likeliest first. */
export function networkAddresses(interfaces: Interfaces): string[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter((info) => info.family === 'IPv4' && !info.internal && !info.address.startsWith('169.254.'))
      .map((info) => ({ address: info.address, virtual: VIRTUAL.test(name) })),
  );
  return found.toSorted((a, b) => Number(a.virtual) - Number(b.virtual)).map((entry) => entry.address);
}

/** The address to use; null: this machine is on no network. `asked` has to be one of its own. */
export function chooseNetworkAddress(
  interfaces: Interfaces,
  asked: string | null,
  needed: boolean,
): Result<string | null> {
  const addresses = networkAddresses(interfaces);
  if (asked !== null && !addresses.includes(asked)) {
    const choice = addresses.length > 0 ? `it has ${addresses.join(', ')}` : 'it has none';
    return fail('no_network', `${asked} is no network address of this machine; ${choice}`);
  }
  const address = asked ?? addresses[0] ?? null;
  if (address === null && needed) return fail('no_network', 'this machine is on no network, so --lan makes no sense');
  return succeed(address);
}
