import { expect, test } from 'vitest';
import { inParallel } from '../../infra/check/inParallel.ts';

test('does all of it, never more at once than said, and answers in order', async () => {
  let now = 0;
  let most = 0;
  const results = await inParallel([3, 1, 2, 0], 2, async (turns) => {
    most = Math.max(most, ++now);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    now--;
    return turns * 10;
  });
  expect(results).toEqual([30, 10, 20, 0]);
  expect(most).toBe(2);
});
