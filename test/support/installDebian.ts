import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LIMIT_MS = 5 * 60_000;

/** Installs a package by apt where we are root on Debian or one of its kin; whether that was tried. */
export async function installDebian(name: string): Promise<boolean> {
  if (process.getuid?.() !== 0 || !(await isDebian())) return false;
  console.log(`Asking apt for ${name} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, timeout: LIMIT_MS, maxBuffer: 1e8 };
  await run('apt-get', ['update'], options).catch(() => null);
  await run('apt-get', ['install', '-y', '--no-install-recommends', name], options).catch(() => null);
  return true;
}

const isDebian = () =>
  readFile('/etc/os-release', 'utf8').then(
    (text) => /^ID(_LIKE)?=.*debian/m.test(text),
    () => false,
  );
