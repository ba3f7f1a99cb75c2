import { describe, expect, it } from 'vitest';
import { UNKNOWN_MEETING } from '../../worker/domain/fleet/estimatedLoad.ts';
import { RULES } from '../simulation/rules.ts';
import { simulate, type Scenario } from '../simulation/simulate.ts';
import { meanLoad } from '../simulation/workload.ts';

/** The scenario of docs/FLEET.md, shorter and with a fifth of the meetings. */
const aScenario = (more: Partial<Scenario> = {}): Scenario => ({
  rule: RULES['as built'],
  seed: 7,
  sites: 20,
  minutes: 2,
  meetingsPerMinute: 2_000,
  duration: 6,
  use: 0.6,
  isolates: 20,
  expected: UNKNOWN_MEETING,
  faults: false,
  rush: 1,
  rushAt: 0.2,
  ...more,
});

describe('placement in a simulated fleet', () => {
  it('keeps the fullest site near the mean, and nearer than a single random choice does', () => {
    const built = simulate(aScenario());
    const single = simulate(aScenario({ rule: RULES['one choice'] }));
    expect(built.balance.p50).toBeLessThan(1.3);
    expect(built.worst.max).toBeLessThan(0.95);
    expect(single.balance.p50).toBeGreaterThan(built.balance.p50);
  });

  it('rejects nobody while sites die and drain and the Fleet is away, and knowingly places nothing at a draining one', () => {
    const { counts } = simulate(aScenario({ faults: true }));
    expect(counts.crashed).toBeGreaterThan(100);
    expect(counts.moved).toBeGreaterThan(100);
    expect(counts.rejected).toBe(0);
    expect(counts.knownDraining).toBe(0);
    expect(counts.staleDead + counts.staleDraining).toBeLessThan(counts.placed * 0.05);
  });

  it('rejects where there is no capacity, instead of running the whole fleet over', () => {
    const { counts, mean } = simulate(aScenario({ use: 1.3 }));
    expect(counts.rejected).toBeGreaterThan(0);
    // Single sites do go over: docs/FLEET.md says by how much.
    expect(mean.max).toBeLessThan(1.1);
  });

  it('is the same for the same seed', () => {
    const short = aScenario({ minutes: 1, duration: 1, faults: true });
    expect(simulate(short)).toEqual(simulate(short));
  });

  it('takes a meeting of unknown size for the mean of its sizes', () => {
    expect(UNKNOWN_MEETING / meanLoad()).toBeCloseTo(1, 1);
  });
});
