import type { Page } from '@playwright/test';

/** What showing a page of tiles has cost one page. */
export interface PageFigures {
  /** Processor time of the main thread, milliseconds. */
  mainThread: number;
  /** Of these: running scripts, the page's own and the SDK's. */
  scripts: number;
  /** Tasks of the main thread of more than 50 ms by the clock (W3C Long Tasks), and the longest, milliseconds. */
  longTasks: number;
  longestTask: number;
  /** Of JavaScript, in use after a collection, bytes. */
  heapBefore: number;
  heapAfter: number;
  /** Each picture's frames that were there to be shown, and those of all that were not (W3C Media Playback Quality). */
  frames: readonly number[];
  dropped: number;
}

interface Video {
  frames: number;
  dropped: number;
}

declare global {
  interface Window {
    longTasks?: number[];
  }
}

/**
 * Begins to measure a page; the answered function ends that. Processor time is the thread's own, so that a machine on which
 * others are busy as well counts less than it would by the clock.
 */
export async function measurePage(page: Page): Promise<() => Promise<PageFigures>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (name: string) => {
      const metric = metrics.find((each) => each.name === name);
      if (!metric) throw new Error(`This browser does not tell ${name}.`);
      return metric.value;
    };
  };
  const heap = async () => {
    // What the first collection has set free may hold more.
    for (let time = 0; time < 2; time++) await devtools.send('HeapProfiler.collectGarbage');
    return (await read())('JSHeapUsedSize');
  };

  const heapBefore = await heap();
  await page.evaluate(watchTasks);
  const videosBefore = await page.evaluate(readVideos);
  const before = await read();
  return async () => {
    const after = await read();
    const videos = await page.evaluate(readVideos);
    const tasks = await page.evaluate(() => window.longTasks ?? []);
    const heapAfter = await heap();
    await devtools.detach();
    const since = videos.map(({ frames, dropped }, index) => ({
      frames: frames - (videosBefore[index]?.frames ?? 0),
      dropped: dropped - (videosBefore[index]?.dropped ?? 0),
    }));
    const spent = (name: string) => (after(name) - before(name)) * 1_000;
    return {
      mainThread: spent('TaskDuration'),
      scripts: spent('ScriptDuration'),
      longTasks: tasks.length,
      longestTask: Math.max(0, ...tasks),
      heapBefore,
      heapAfter,
      frames: since.map(({ frames }) => frames),
      dropped: since.reduce((sum, { dropped }) => sum + dropped, 0),
    };
  };
}

// These two run in the page.
function watchTasks(): void {
  const tasks: number[] = [];
  window.longTasks = tasks;
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
}

const readVideos = (): Video[] =>
  [...document.querySelectorAll('video')].map((video) => {
    const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
    return { frames: totalVideoFrames, dropped: droppedVideoFrames };
  });
