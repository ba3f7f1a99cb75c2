import type { Locator, Page } from '@playwright/test';
import { launchChromium, type ChromiumOptions } from '../support/launchChromium.ts';
import { openFilm } from '../support/openFilm.ts';
import type { Person } from '../support/Person.ts';
import { shownPicture } from '../support/shownPicture.ts';
import { silentMicrophone } from '../support/silentMicrophone.ts';
import { expect } from './fixtures.ts';
import { test as onFleet } from './onFleet.ts';

export const RED = { title: 'A red film', hue: 0 };
export const BLUE = { title: 'A blue film', hue: 240 };
/** A contrast that stripes of one pixel, 255 apart, have when they can be told from each other. */
const STRIPES = 120;

/** Microphones that hear nothing: what is heard is what is shared. */
export const sharing = (sharedTab: string): ChromiumOptions => ({
  devices: 'granted',
  sharedTab,
  args: [silentMicrophone()],
});

/** At two sites. Whoever shares with the usual browser shares the red film. */
export const test = onFleet.extend({
  browser: [
    async ({}, use) => {
      const browser = await launchChromium(sharing(RED.title));
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 10 * 60_000 },
  ],
});

type Someone = (name: string) => Promise<Person>;

export async function meet(someone: Someone, meeting: string, ada?: Person): Promise<[Person, Person]> {
  const people: [Person, Person] = [ada ?? (await someone('Ada')), await someone('Grace')];
  for (const person of people) await person.enter(meeting);
  return people;
}

/** The answer is the tab that is shared. */
export async function share(by: Person, film: Parameters<typeof openFilm>[1] = RED): Promise<Page> {
  const tab = await openFilm(by.page, film);
  await by.control('Share screen').click();
  await expect(bar(by)).toBeVisible();
  return tab;
}

export const bar = ({ page }: Person) => page.getByRole('region', { name: 'What you share' });

/** Stripes of one pixel can be told from each other, as letters can: once there is as much bandwidth as that takes. */
export async function expectSharp(tile: Locator): Promise<void> {
  const contrast = async () => (await shownPicture(tile)).contrast;
  await expect.poll(contrast, { message: 'contrast of the stripes', timeout: 30_000 }).toBeGreaterThan(STRIPES);
}

/** Within 20° of the colour wheel: cameras, encoders and screens have each their own idea of red. */
export async function expectHue(tile: Locator, hue: number): Promise<void> {
  const off = async () => Math.abs((((await shownPicture(tile)).hue - hue + 540) % 360) - 180);
  await expect.poll(off, { message: 'degrees off the hue' }).toBeLessThan(20);
}

export async function expectEnded(by: Person, seenBy: Person): Promise<void> {
  await expect(by.control('Share screen')).toBeVisible();
  await expect(bar(by)).toHaveCount(0);
  await expect(seenBy.screen(by)).toHaveCount(0);
  await seenBy.expectSilence();
}

/** How often this page has asked the browser what to share. */
export async function countPickers(page: Page): Promise<() => Promise<number>> {
  let count = 0;
  await page.exposeFunction('pickerOpens', () => void count++);
  const wrap = () => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getDisplayMedia.bind(mediaDevices);
    mediaDevices.getDisplayMedia = (options) => {
      Reflect.get(globalThis, 'pickerOpens')();
      return real(options);
    };
  };
  await page.addInitScript(wrap);
  if (page.url().startsWith('http')) await page.evaluate(wrap);
  return async () => count;
}
