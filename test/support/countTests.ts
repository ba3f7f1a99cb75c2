import * as v from 'valibot';

export interface Counts {
  passed: number;
  failed: number;
}

const Vitest = v.object({ numPassedTests: v.number(), numFailedTests: v.number() });
const Playwright = v.object({ stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }) });

/**
 * The tests of one stage, from its runner's JSON report (vitest's or Playwright's; null where it wrote none). A stage
 * that failed without a failed test, such as a lint error or a file that does not load, counts as one failure.
 */
export function countTests(ok: boolean, report: unknown): Counts {
  const { passed, failed } = read(report);
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

function read(report: unknown): Counts {
  if (v.is(Vitest, report)) return { passed: report.numPassedTests, failed: report.numFailedTests };
  if (v.is(Playwright, report)) {
    const { expected, unexpected, flaky } = report.stats;
    return { passed: expected, failed: unexpected + flaky };
  }
  return { passed: 0, failed: 0 };
}
