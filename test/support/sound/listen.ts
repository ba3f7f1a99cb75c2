import { expect, type Page } from '@playwright/test';

declare global {
  interface Window {
    /** Loudness of all that arrives, a moment each (root mean square, full scale is 1), since it is listened to. */
    moments?: number[];
  }
}

/** Listens to what arrives from the others (support/watchConnections.ts has to watch the page) for so many moments of 50 ms. */
export async function listen(page: Page, moments: number): Promise<readonly number[]> {
  await page.evaluate(() => {
    const heard: number[] = (window.moments = []);
    const audio = new AudioContext();
    const analyser = new AnalyserNode(audio, { fftSize: 2048 });
    const tracks = (window.connections ?? [])
      .filter(({ connectionState }) => connectionState === 'connected')
      .flatMap((connection) => connection.getReceivers())
      .map(({ track }) => track)
      .filter(({ kind, readyState }) => kind === 'audio' && readyState === 'live');
    for (const track of tracks) audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      if (window.moments !== heard) {
        clearInterval(timer);
        return void audio.close();
      }
      analyser.getFloatTimeDomainData(samples);
      heard.push(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));
    }, 50);
  });
  await expect
    .poll(() => page.evaluate(() => window.moments?.length), { message: 'moments heard', timeout: 60_000 })
    .toBeGreaterThanOrEqual(moments);
  return page.evaluate(() => {
    const { moments = [] } = window;
    delete window.moments;
    return moments;
  });
}

/** The loudness that so large a part (0 to 1) of the moments stays below. */
export function quantile(moments: readonly number[], part: number): number {
  return moments.toSorted((a, b) => a - b)[Math.floor(part * (moments.length - 1))] ?? 0;
}
