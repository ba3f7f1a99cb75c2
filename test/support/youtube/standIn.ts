import type { Frame, Page, Request } from '@playwright/test';
import { YOUTUBE_ORIGIN } from '../../../worker/protocol/youtube.ts';
import { playerPage } from './playerPage.ts';

export interface Manner {
  /** Milliseconds that a seek takes. */
  readonly seekMs: number;
  /** Milliseconds of an advertisement in front of the film. */
  readonly adMs: number;
  /** What it answers instead of playing, as YouTube's onError does; null: it plays. */
  readonly error: number | null;
}

/** YouTube, as far as one page is concerned. */
export interface StandIn {
  /** Everything that the page has asked YouTube's servers for. */
  readonly asked: readonly Request[];
  /** Seconds of the film that are on the screen now, and at what true time, in milliseconds. */
  position(): Promise<{ position: number; at: number; state: number }>;
  /** What the player was told to do so far, without greetings. */
  orders(): Promise<{ func: string; args: unknown[] }[]>;
  /** An advertisement in the middle. */
  advertise(ms: number): Promise<void>;
  /** The viewer pauses in YouTube's own picture. */
  pauseByHand(): Promise<void>;
}

/** From now on a page that asks YouTube gets a page of ours, which speaks as YouTube's player does. */
export async function standIn(page: Page, manner: Partial<Manner> = {}): Promise<StandIn> {
  const asked: Request[] = [];
  await page.route(/^https:\/\/([\w-]+\.)*(youtube(-nocookie)?|ytimg|google)\.com\//, async (route) => {
    const request = route.request();
    asked.push(request);
    const url = new URL(request.url());
    // As YouTube does: without a word of where it is shown it plays nothing (error 153).
    const referer = (await request.allHeaders())['referer'] ?? '';
    const isKnown = referer === `${url.searchParams.get('origin')}/`;
    const error = isKnown ? (manner.error ?? null) : 153;
    const body = playerPage({ seekMs: 0, adMs: 0, ...manner, error });
    await route.fulfill({ contentType: 'text/html', body });
  });
  const frame = async (): Promise<Frame> => {
    const find = () => page.frames().find((each) => each.url().startsWith(YOUTUBE_ORIGIN));
    const found =
      find() ?? (await page.waitForEvent('framenavigated', { predicate: () => find() !== undefined }), find());
    if (!found) throw new Error('There is no frame of YouTube.');
    return found;
  };
  return {
    asked,
    position: async () => (await frame()).evaluate(() => window.player.position()),
    orders: async () => (await frame()).evaluate(() => window.player.orders),
    advertise: async (ms) => (await frame()).evaluate((ms) => window.player.advertise(ms), ms),
    pauseByHand: async () => (await frame()).evaluate(() => window.player.pauseByHand()),
  };
}

declare global {
  interface Window {
    player: {
      position(): { position: number; at: number; state: number };
      orders: { func: string; args: unknown[] }[];
      advertise(ms: number): void;
      pauseByHand(): void;
    };
  }
}
