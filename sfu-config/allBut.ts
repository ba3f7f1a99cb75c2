/**
 * CIDRs that together are all IPv4 addresses but the given ones. livekit-server's TURN knows only what to deny, and an
 * allow-list is what is wanted.
 */
export function allBut(addresses: readonly string[]): string[] {
  const kept = addresses.map(toNumber);
  const split = (first: number, bits: number): string[] => {
    const size = 2 ** (32 - bits);
    if (!kept.some((address) => address >= first && address < first + size)) return [`${toText(first)}/${bits}`];
    if (bits === 32) return [];
    return [...split(first, bits + 1), ...split(first + size / 2, bits + 1)];
  };
  return split(0, 0);
}

const toNumber = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const toText = (address: number) => [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
