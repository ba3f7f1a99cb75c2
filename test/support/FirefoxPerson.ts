import { expect } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

/** As FACTS of Firefox: its own fake camera and microphone, without a question, and connections on this machine. */
const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.loopback': true,
  'media.autoplay.default': 0,
  // Without a window and a graphics card it has none anyway, so that it is the same everywhere.
  'webgl.disabled': true,
  'intl.accept_languages': 'en-GB',
};

/** A Firefox without a window, driven by WebDriver BiDi, which it speaks itself. */
export const launchFirefox = (executablePath: string): Promise<Browser> =>
  puppeteer.launch({ browser: 'firefox', executablePath, headless: true, extraPrefsFirefox: PREFERENCES });

/** Somebody in front of a Firefox, by the accessible names of DESIGN.md, as far as the suite for Firefox needs them. */
export class FirefoxPerson {
  readonly name: string;
  readonly page: Page;

  private constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  static async open(browser: Browser, name: string): Promise<FirefoxPerson> {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    return new FirefoxPerson(page, name);
  }

  async enter(url: string): Promise<void> {
    await this.page.goto(url);
    // Where a former test's name is remembered, this takes its place.
    await this.page.locator('::-p-aria([role="textbox"][name="Your name"])').fill(this.name);
    await this.press('Join');
    await this.find('toolbar', 'Meeting controls');
  }

  /** Presses a button by its name. */
  async press(name: string): Promise<void> {
    await (await this.find('button', name)).click();
  }

  async type(role: string, name: string, text: string): Promise<void> {
    await (await this.find(role, name)).type(text);
  }

  async find(role: string, name: string) {
    const found = await this.page.waitForSelector(`::-p-aria([role="${role}"][name="${name}"])`, { timeout: 15_000 });
    if (!found) throw new Error(`${this.name} finds no ${role} "${name}"`);
    return found;
  }

  async expectText(text: string): Promise<void> {
    const shows = () => this.page.evaluate((text) => document.body.innerText.includes(text), text);
    await expect.poll(shows, { message: `${this.name} reads "${text}"`, timeout: 30_000 }).toBe(true);
  }

  /** The picture of somebody is there and moves. Without a window Firefox counts no shown frames, so its pixels are compared. */
  async expectVideoFrom(name: string): Promise<void> {
    const look = () =>
      this.page.evaluate((tile) => {
        const video = document.querySelector<HTMLVideoElement>(`[role=group][aria-label="${tile}"] video`);
        if (!video || video.hidden || video.videoWidth === 0) return null;
        const canvas = new OffscreenCanvas(64, 36);
        const context = canvas.getContext('2d');
        context?.drawImage(video, 0, 0, canvas.width, canvas.height);
        return context?.getImageData(0, 0, canvas.width, canvas.height).data.join() ?? null;
      }, name);
    const seen = new Set<string>();
    await expect
      .poll(
        async () => {
          const picture = await look();
          if (picture !== null) seen.add(picture);
          return seen.size;
        },
        { message: `${this.name} sees ${name} move (different pictures)`, timeout: 20_000 },
      )
      .toBeGreaterThanOrEqual(3);
  }
}
