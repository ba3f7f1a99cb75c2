import { chromium, type Browser } from '@playwright/test';
import { findChromium } from './findChromium.ts';

const args = [
  // A camera that shows a moving picture and a microphone that beeps, allowed without a question.
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  // Nothing leaves this machine.
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real Chromium with a fake camera and microphone. */
export async function launchChromium(): Promise<Browser> {
  const { executable } = await findChromium();
  // Chromium's sandbox refuses to run as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: executable, args: [...args, ...asRoot] });
}
