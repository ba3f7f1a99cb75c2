import { setTimeout as sleep } from 'node:timers/promises';
import { watchMachine } from './move/watchMachine.ts';
import { judgeStage, moving, STAGE_LIMITS, type StageVerdict } from './stage/judgeStage.ts';
import { measurePage, type PageFigures } from './stage/measurePage.ts';
import { openStages } from './stage/openStages.ts';

/** With the two pages 75 people, and on each page 25 pictures: these and one's own. As many voices as join unmuted. */
const CROWD = { people: 73, cameras: 24, voices: 20 };
/** From everybody's first picture until it is measured: what joining has set in motion is over. */
const SETTLE_MS = 15_000;
const SECONDS = 120;
/** A picture that moves less does not move; the crowd's have 15 frames a second. */
const LEAST_RATE = 5;

export interface StageBench extends StageVerdict {
  unit: 'ms';
  seconds: number;
  product: PageFigures;
  bare: PageFigures;
  limits: typeof STAGE_LIMITS;
  /** How busy all cores were in the busiest second, 0 to 1. */
  busiest: number;
}

/**
 * What it costs a browser to be one of 75 and to show 25 of them, beside a page that has nothing but livekit-client and shows
 * the same in the same places: both at once, in one meeting, so that whatever else the machine does meets both.
 */
export async function benchStage(say: (line: string) => void, seconds = SECONDS): Promise<StageBench> {
  const stages = await openStages(CROWD);
  try {
    say(`75 people are there and 25 pictures move on both pages; measuring for ${seconds} s`);
    await sleep(SETTLE_MS);
    const endWatch = watchMachine();
    const endings = [await measurePage(stages.product), await measurePage(stages.bare)] as const;
    await sleep(seconds * 1_000);
    const [product, bare] = [await endings[0](), await endings[1]()];
    const busiest = endWatch();
    if (stages.load.troubles.length > 0) throw new Error(`The crowd has shrunk: ${stages.load.troubles.join(', ')}`);
    expectMotion('the product', product, seconds);
    expectMotion('the bare page', bare, seconds);
    return { unit: 'ms', seconds, product, bare, ...judgeStage(product, bare), limits: STAGE_LIMITS, busiest };
  } finally {
    await stages.close();
  }
}

export function describeStage({ seconds, product, bare, ratio, growth, mayGrow, busiest, ok }: StageBench): string[] {
  const mb = (bytes: number) => (bytes / 1024 ** 2).toFixed(2);
  const row = (name: string, page: PageFigures) =>
    [
      name.padEnd(8),
      `${Math.round(page.mainThread)} (${(page.mainThread / seconds / 10).toFixed(2)} %)`.padStart(16),
      String(Math.round(page.scripts)).padStart(9),
      `${page.longTasks} (${Math.round(page.longestTask)})`.padStart(14),
      `${mb(page.heapBefore)} → ${mb(page.heapAfter)}`.padStart(16),
      `${page.dropped} of ${page.frames.reduce((sum, frames) => sum + frames, 0)}`.padStart(18),
    ].join('');
  return [
    `${seconds} s    main thread, ms  scripts  long (longest)       heap, MB    dropped frames`,
    row('product', product),
    row('bare', bare),
    `the machine was at most ${Math.round(busiest * 100)} % busy`,
    `heap grew by ${mb(growth)} MB (at most ${mb(mayGrow)})`,
    `stage: ${ok ? 'within' : 'NOT within'} the limits: main thread ratio ${ratio.toFixed(3)} (at most ${STAGE_LIMITS.ratio})`,
  ];
}

function expectMotion(name: string, page: PageFigures, seconds: number): void {
  const pictures = moving(page, seconds, LEAST_RATE);
  if (pictures !== CROWD.cameras + 1) throw new Error(`Only ${pictures} pictures moved on ${name}.`);
}
