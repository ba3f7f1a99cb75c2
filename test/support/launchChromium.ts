import { chromium, type Browser } from '@playwright/test';
import { findChromium } from './findChromium.ts';

const DEVICES = {
  // A camera that shows a moving picture and a microphone that beeps, allowed without a question.
  fake: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  noCamera: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=device-count=0'],
  refused: ['--deny-permission-prompts', '--use-fake-device-for-media-stream'],
};

const args = [
  // Nothing leaves this machine.
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real Chromium with a fake camera and microphone, with the microphone alone, or with a person who allows nothing. */
export async function launchChromium({ devices = 'fake' }: { devices?: keyof typeof DEVICES } = {}): Promise<Browser> {
  const { executable } = await findChromium();
  // Chromium's sandbox refuses to run as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: executable, args: [...args, ...DEVICES[devices], ...asRoot] });
}
