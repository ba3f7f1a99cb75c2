import { expect, it } from 'vitest';
import { judgeStage, moving } from './judgeStage.ts';
import type { PageFigures } from './measurePage.ts';

const MB = 1024 ** 2;
const aPage = (change: Partial<PageFigures> = {}): PageFigures => ({
  mainThread: 2_000,
  scripts: 1_000,
  longTasks: 0,
  longestTask: 0,
  heapBefore: 7 * MB,
  heapAfter: 7 * MB,
  frames: [],
  dropped: 0,
  ...change,
});

it('a quarter more of the main thread is as much as may be', () => {
  expect(judgeStage(aPage({ mainThread: 2_500 }), aPage())).toMatchObject({ ratio: 1.25, ok: true });
  expect(judgeStage(aPage({ mainThread: 2_510 }), aPage()).ok).toBe(false);
});

it('a heap may grow by a megabyte, and by what the bare page’s grows', () => {
  expect(judgeStage(aPage({ heapAfter: 8 * MB }), aPage()).ok).toBe(true);
  expect(judgeStage(aPage({ heapAfter: 8.5 * MB }), aPage())).toMatchObject({ growth: 1.5 * MB, ok: false });
  expect(judgeStage(aPage({ heapAfter: 8.5 * MB }), aPage({ heapAfter: 7.5 * MB })).ok).toBe(true);
});

it('a bare page whose heap shrinks takes nothing away', () => {
  expect(judgeStage(aPage({ heapAfter: 7.9 * MB }), aPage({ heapAfter: 5 * MB })).mayGrow).toBe(MB);
});

it('a picture moves when its frames come at the least rate', () => {
  expect(moving(aPage({ frames: [20, 19, 0, 150] }), 10, 2)).toBe(2);
});
