import { expect, test } from 'vitest';
import { countTests } from '../support/countTests.ts';

const vitest = (passed: number, failed: number) => ({ numPassedTests: passed, numFailedTests: failed, success: true });
const playwright = (expected: number, unexpected: number, flaky = 0) => ({
  stats: { expected, unexpected, flaky, skipped: 0 },
});

test('counts the tests of either runner', () => {
  expect(countTests(true, vitest(12, 0))).toEqual({ passed: 12, failed: 0 });
  expect(countTests(false, playwright(7, 2))).toEqual({ passed: 7, failed: 2 });
});

test('a test that passed only when repeated has failed', () => {
  expect(countTests(true, playwright(7, 0, 1))).toEqual({ passed: 7, failed: 1 });
});

test('a stage that broke without a failed test is a failure', () => {
  expect(countTests(false, vitest(12, 0))).toEqual({ passed: 12, failed: 1 });
  expect(countTests(false, null)).toEqual({ passed: 0, failed: 1 });
});
