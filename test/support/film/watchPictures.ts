import type { Page } from '@playwright/test';
import { FILM } from './film.ts';

/** A picture of the film that came onto a screen: its burnt-in number, and when, in milliseconds of the machine's true time. */
export interface Shown {
  readonly number: number;
  readonly at: number;
}

declare global {
  interface Window {
    filmShown?: Shown[];
  }
}

interface Wrong {
  /** By how many milliseconds the page's clocks are wrong. */
  readonly clock?: number;
}

/**
 * Reads the number off every picture of the film that the page shows, from its next load on; the film's server lets pages read.
 * The page itself may live by a wrong clock.
 */
export async function watchPictures(page: Page, { clock = 0 }: Wrong = {}): Promise<() => Promise<Shown[]>> {
  await page.addInitScript(
    ({ width, bits, clock }) => {
      const origin = performance.timeOrigin;
      const trueNow = performance.now.bind(performance);
      const shown: Shown[] = [];
      window.filmShown = shown;
      const canvas = new OffscreenCanvas(width, 1);
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      const block = width / bits;
      function read(video: HTMLVideoElement): void {
        pen?.drawImage(video, 0, 20, width, 1, 0, 0, width, 1);
        const row = pen?.getImageData(0, 0, width, 1).data;
        const at = origin + trueNow();
        let number = 0;
        for (let bit = 0; bit < bits; bit++) {
          if ((row?.[Math.floor((bit + 0.5) * block) * 4] ?? 0) > 128) number |= 1 << bit;
        }
        shown.push({ number, at });
        video.requestVideoFrameCallback(() => read(video));
      }
      const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'src');
      Object.defineProperty(HTMLMediaElement.prototype, 'src', {
        ...source,
        set(this: HTMLMediaElement, address: string) {
          const isFilm = this instanceof HTMLVideoElement && address.endsWith('/film.webm');
          if (isFilm) this.crossOrigin = 'anonymous';
          source?.set?.call(this, address);
          if (isFilm && this.preload === 'auto') this.requestVideoFrameCallback(() => read(this));
        },
      });
      if (clock === 0) return;
      const { now } = Date;
      performance.now = () => trueNow() + clock;
      globalThis.Date = new Proxy(Date, {
        construct: (real, given: []) => Reflect.construct(real, given.length > 0 ? given : [now() + clock]),
        get: (real, key) => (key === 'now' ? () => now() + clock : Reflect.get(real, key)),
      });
    },
    { ...FILM, clock },
  );
  return () => page.evaluate(() => window.filmShown ?? []);
}
