import fc from 'fast-check';
import type { Manner } from './FakeSfu.ts';
import type { Farewell, Play, Step } from './Step.ts';
import { PEOPLE, SITES } from './cast.ts';

const kind = <const T extends string>(...kinds: T[]) => fc.constantFrom(...kinds);
const who = fc.nat({ max: PEOPLE.length - 1 });
const site = fc.constantFrom(...SITES);

/** What people do, faults or no faults. */
const deeds = fc.oneof(
  // Without people nothing happens.
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('enter' as const), who, password: kind('right', 'right', 'wrong', 'none') }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: kind(
        'open',
        'leave',
        'closeTab',
        'cut',
        'vanish',
        'secondTab',
        'mediaDown',
        'mediaUp',
        'sayLost',
        'raiseHand',
        'dropHand',
        'oldResume',
      ),
      who,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('oldToken' as const), who, which: fc.nat({ max: 3 }), twin: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: kind('steal', 'remove', 'remove', 'coHost'), who, whom: who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: kind(
        'setPassword',
        'removePassword',
        'setKnock',
        'setOpen',
        'lock',
        'unlock',
        'fewSeats',
        'letAllIn',
        'letNobodyIn',
        'lowerHands',
        'end',
      ),
      who: fc.nat({ max: 2 }),
    }),
  },
);

const faults = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('webhook' as const),
      which: fc.nat({ max: 7 }),
      how: kind('once', 'twice', 'lost', 'again'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('forge' as const),
      own: fc.boolean(),
      epoch: fc.integer({ min: 1, max: 3 }),
      whom: fc.option(who),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('sfu' as const),
      site,
      manner: kind<Manner>('well', 'slow', 'late', 'failing', 'mute', 'broken'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: kind('sfuDies', 'sfuRestarts', 'sfuBack', 'drain', 'down'), site }) },
  { weight: 3, arbitrary: fc.record({ do: kind('mistake', 'evict', 'crash', 'alarmCrashes') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('evictAndCut' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('alarmFails' as const), times: fc.constantFrom(1, 2, 7) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('clock' as const), skew: fc.integer({ min: -90_000, max: 90_000 }) }),
  },
);

/** Some moments, as long as an answer is on its way, and some longer than a reconciliation takes. */
const pass = fc.oneof(
  fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 100, max: 4_000 }) }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 4_000, max: 70_000 }) }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: deeds },
  { weight: 2, arbitrary: faults },
  { weight: 2, arbitrary: pass },
);

const farewell = fc.constantFrom<Farewell>('leave', 'closeTab', 'cut', 'vanish');

export const play: fc.Arbitrary<Play> = fc.record({
  opens: fc.constantFrom('anyone', 'anyone', 'hosts'),
  seed: fc.nat({ max: 0xffff_ffff }),
  steps: fc.array(step, { maxLength: 45, size: 'max' }),
  sfuHeals: fc.constantFrom(true, true, true, false),
  farewells: fc.array(farewell, { minLength: PEOPLE.length, maxLength: PEOPLE.length }),
});
