import { mkdtemp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { findChromium } from '../findChromium.ts';
import { command } from './command.ts';
import { programIn } from './createNetwork.ts';

/**
 * A Chromium in a namespace, with a fake camera and microphone, that trusts an authority. Its home is a folder in
 * `folder`, so that neither its settings nor its trust touch those of this machine's user.
 */
export async function openBrowser(namespace: string, folder: string, authority: string): Promise<Browser> {
  const { executable } = await findChromium();
  const home = await mkdtemp(join(folder, 'home-'));
  const database = join(home, '.pki/nssdb');
  await mkdir(database, { recursive: true });
  await command('certutil', ['-d', `sql:${database}`, '-N', '--empty-password']);
  await command('certutil', ['-d', `sql:${database}`, '-A', '-t', 'C,,', '-n', 'test', '-i', authority]);
  return chromium.launch({
    executablePath: await programIn(namespace, executable, folder),
    env: { ...process.env, HOME: home },
    args: [
      // Networks are made by root, and as root Chromium's sandbox refuses to run.
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ],
  });
}
