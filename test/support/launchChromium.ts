import { chromium, type Browser } from '@playwright/test';
import { findChromium } from './findChromium.ts';

/** How many cameras there are, and what asks for them. */
const DEVICES = {
  // A camera that shows a moving picture and a microphone that beeps, allowed without a question.
  fake: { cameras: 1, asked: '--use-fake-ui-for-media-stream' },
  // The same by another switch, which leaves the choice of what is shared to the real picker.
  granted: { cameras: 1, asked: '--auto-accept-camera-and-microphone-capture' },
  // The second of three measures depth, and Chromium's WebRTC sends nothing of it: the first and the third are meant.
  cameras: { cameras: 3, asked: '--use-fake-ui-for-media-stream' },
  noCamera: { cameras: 0, asked: '--use-fake-ui-for-media-stream' },
  refused: { cameras: 1, asked: '--deny-permission-prompts' },
};

const QUIET = [
  // Nothing leaves this machine.
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Switches for WebGL where there is no graphics card. */
export const SOFTWARE_WEBGL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** A page may sound before anybody has pressed anything in it. */
const SOUNDING = '--autoplay-policy=no-user-gesture-required';

export interface ChromiumOptions {
  devices?: keyof typeof DEVICES;
  /**
   * Pictures a second of the camera. Eight move well enough, and several pages of Chromium's own 20 are more than a small
   * machine can do. At five and fewer, the SFU takes a layer for one that has stopped.
   */
  fps?: number;
  /** Shares of a tab: the one whose title has this in it is chosen in the picker, with its sound. */
  sharedTab?: string;
  /** Further switches. */
  args?: readonly string[];
}

/** A real Chromium with a fake camera and microphone, with the microphone alone, or with a person who allows nothing. */
export async function launchChromium({
  devices = 'fake',
  fps = 8,
  sharedTab,
  args = [],
}: ChromiumOptions = {}): Promise<Browser> {
  const { executable } = await findChromium();
  // Chromium's sandbox refuses to run as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { cameras, asked } = DEVICES[devices];
  const fakes = [asked, `--use-fake-device-for-media-stream=device-count=${cameras},fps=${fps}`];
  const sharing = sharedTab === undefined ? [] : [`--auto-select-tab-capture-source-by-title=${sharedTab}`, SOUNDING];
  return chromium.launch({
    executablePath: executable,
    args: [...QUIET, ...fakes, ...sharing, ...asRoot, ...args],
    // Playwright's, after which tabs have no sound to share either.
    ignoreDefaultArgs: sharedTab === undefined ? [] : ['--mute-audio'],
  });
}
