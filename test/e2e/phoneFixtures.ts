import type { Browser } from '@playwright/test';
import { launchChromium } from '../support/launchChromium.ts';
import type { Person } from '../support/Person.ts';
import { givePhoneCameras, type Facing } from '../support/phoneCameras.ts';
import { test as base } from './fixtures.ts';

export const UPRIGHT = { width: 360, height: 740 };
export const LYING = { width: 740, height: 360 };
export const PHONE = { viewport: UPRIGHT, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

interface Fixtures {
  /** Somebody with a phone, which has these cameras; by default one at each side. */
  onPhone: (name: string, cameras?: readonly Facing[]) => Promise<Person>;
}

export const test = base.extend<Fixtures, { browser: Browser }>({
  browser: [
    async ({}, use) => {
      const browser = await launchChromium({ devices: 'cameras' });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  onPhone: async ({ someone }, use) => {
    await use(async (name, cameras) => {
      const person = await someone(name, PHONE);
      await givePhoneCameras(person.page, cameras);
      return person;
    });
  },
});

export const switchCamera = ({ page }: Person) => page.getByRole('button', { name: 'Switch camera' });
export const openCameras = ({ page }: Person) => page.evaluate(() => window.openCameras?.());

/** What goes out of the camera: which way it looks, its size, and the sizes that are made of it. */
export const sentPicture = ({ page }: Person) =>
  page.evaluate(() => {
    const senders = (window.connections ?? []).flatMap((connection) => connection.getSenders());
    const sender = senders.find(({ track }) => track?.kind === 'video');
    if (sender?.track?.readyState !== 'live') return null;
    const { facingMode, width, height } = sender.track.getSettings();
    const sizes = sender.getParameters().encodings.map(({ scaleResolutionDownBy = 1 }) => scaleResolutionDownBy);
    return { facingMode, width, height, sizes };
  });
