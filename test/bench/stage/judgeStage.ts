import type { PageFigures } from './measurePage.ts';

/** What the product's main thread may take of what the bare page's takes, and its heap grow by beyond that page's, bytes. */
export const STAGE_LIMITS = { ratio: 1.25, growth: 1024 ** 2 };

export interface StageVerdict {
  /** Main thread, the product's by the bare page's. */
  ratio: number;
  /** Of the product's heap, bytes; and how much it may be. */
  growth: number;
  mayGrow: number;
  ok: boolean;
}

/** A heap is flat when it grows by less than a megabyte; what the bare page's grows by is the SDK's or the browser's own. */
export function judgeStage(product: PageFigures, bare: PageFigures): StageVerdict {
  const growthOf = ({ heapBefore, heapAfter }: PageFigures) => heapAfter - heapBefore;
  const ratio = product.mainThread / bare.mainThread;
  const growth = growthOf(product);
  const mayGrow = STAGE_LIMITS.growth + Math.max(0, growthOf(bare));
  return { ratio, growth, mayGrow, ok: ratio <= STAGE_LIMITS.ratio && growth <= mayGrow };
}

/** How many pictures have moved by at least so many frames a second. */
export const moving = ({ frames }: PageFigures, seconds: number, least: number): number =>
  frames.filter((each) => each >= least * seconds).length;
