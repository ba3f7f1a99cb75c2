import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { ip } from './command.ts';

/** Programs, with the Debian package that has each. */
const NEEDED = {
  ip: 'iproute2',
  tc: 'iproute2',
  nft: 'nftables',
  haproxy: 'haproxy',
  turnserver: 'coturn',
  certutil: 'libnss3-tools',
  go: 'golang',
};

/** Why networks cannot be built on this machine, for a person; null where they can. */
export async function whyNoNetwork(): Promise<string | null> {
  if (process.platform !== 'linux') return 'network namespaces are Linux only';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  for (const [program, debian] of Object.entries(NEEDED)) {
    if (!(await isInstalled(program))) return `${program} is not installed (Debian: apt-get install ${debian})`;
  }
  const name = `narada-${process.pid}-try`;
  try {
    await ip(`netns add ${name}`);
    await ip(`netns del ${name}`);
    await access('/dev/net/tun');
    return null;
  } catch (error) {
    return `this machine allows no network namespaces: ${String(error)}`;
  }
}

async function isInstalled(program: string): Promise<boolean> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const found = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return true;
  }
  return false;
}
