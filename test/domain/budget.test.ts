import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refund, spend } from '../../worker/domain/budget.ts';
import type { Bucket } from '../../worker/domain/bucket.ts';

it('never lets one client try more often than five times and once each ten seconds, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5_000, max: 30_000 }), { maxLength: 200 }), (steps) => {
      let budgets: ReadonlyMap<string, Bucket> = new Map();
      let now = 1_000_000;
      let forward = 0;
      let passed = 0;
      for (const step of steps) {
        now += step;
        forward += Math.max(0, step);
        const result = spend(budgets, 'x', now);
        if ('retryAfterMs' in result) continue;
        passed += 1;
        ({ budgets } = result);
      }
      expect(passed).toBeLessThanOrEqual(5 + forward / 10_000 + 1e-6);
    }),
  );
});

it('costs nothing to be right', () => {
  let budgets: ReadonlyMap<string, Bucket> = new Map();
  for (let i = 0; i < 100; i++) {
    const spent = spend(budgets, 'office', 1_000);
    if ('retryAfterMs' in spent) throw new Error('slowed');
    budgets = refund(spent.budgets, 'office', 1_000);
  }
  expect(budgets.size).toBe(0);
});

it('does not grow without bound under attack from many addresses', () => {
  let budgets: ReadonlyMap<string, Bucket> = new Map();
  for (let i = 0; i < 5_000; i++) {
    const spent = spend(budgets, `client ${i}`, 1_000 + i * 2_000);
    if (!('retryAfterMs' in spent)) ({ budgets } = spent);
  }
  expect(budgets.size).toBeLessThanOrEqual(501);
});
