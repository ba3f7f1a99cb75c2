import { describe, expect, it } from 'vitest';
import { stubPlatform } from './stubPlatform.ts';
import type { Play, Step } from './Step.ts';
import { tell } from './tell.ts';

stubPlatform();

const aPlay = (steps: readonly Step[], over: Partial<Play> = {}): Play => ({
  opens: 'anyone',
  seed: 0,
  steps,
  sfuHeals: true,
  farewells: ['leave', 'leave', 'leave', 'leave', 'leave'],
  ...over,
});

const [ADA, BEN, CEM, DAN] = [0, 1, 2, 3];
const enter = (who: number): Step => ({ do: 'enter', who, password: 'right' });

/** What the model has found, each as short as it made it. */
describe('found by the model', () => {
  it.each<[string, Play]>([
    [
      'an SFU that does not answer is asked every 15 s, and not twice a second once somebody is gone',
      aPlay([
        enter(CEM),
        { do: 'closeTab', who: CEM },
        { do: 'pass', ms: 500 },
        { do: 'sfu', site: 'one', manner: 'failing' },
        { do: 'pass', ms: 6_655 },
        { do: 'pass', ms: 35_845 },
      ]),
    ],
    [
      'alarms in a burst, of which none is answered, are one silence of the SFU',
      aPlay([enter(BEN), { do: 'sfu', site: 'one', manner: 'failing' }, { do: 'drain', site: 'two' }], {
        seed: 1_839_677_944,
        sfuHeals: false,
        farewells: ['leave', 'cut', 'leave', 'leave', 'leave'],
      }),
    ],
    [
      'an alarm that the platform has given up is set again by whoever comes by',
      aPlay(
        [
          { do: 'alarmFails', times: 7 },
          enter(ADA),
          { do: 'pass', ms: 7_818 },
          enter(BEN),
          ...[29_487, 39_066, 3_668, 1_829, 59_132].map((ms): Step => ({ do: 'pass', ms })),
        ],
        { farewells: ['leave', 'cut', 'leave', 'leave', 'leave'] },
      ),
    ],
    [
      'a socket that has died, and was closed for it, does not ring the alarm on and on',
      aPlay([
        enter(DAN),
        { do: 'vanish', who: DAN },
        ...[20_496, 31_776, 17_228].map((ms): Step => ({ do: 'pass', ms })),
        enter(ADA),
      ]),
    ],
    [
      'somebody who was removed and comes back under `publish=` makes the meeting move',
      aPlay([enter(ADA), enter(CEM), { do: 'remove', who: ADA, whom: CEM }], { seed: 1 }),
    ],
    [
      'one list of the SFU that is empty by mistake ends no seat whose socket was cut before the SFU was first asked',
      aPlay([
        { do: 'mistake' },
        { do: 'alarmFails', times: 2 },
        enter(BEN),
        { do: 'crash' },
        enter(ADA),
        { do: 'pass', ms: 21_000 },
      ]),
    ],
    [
      'a clock that is set back delays nothing',
      aPlay([
        { do: 'clock', skew: 90_000 },
        enter(ADA),
        enter(BEN),
        { do: 'cut', who: BEN },
        { do: 'mediaDown', who: BEN },
        { do: 'pass', ms: 1_000 },
        { do: 'clock', skew: -90_000 },
      ]),
    ],
    [
      'an alarm that fails after the meeting has ended leaves none behind',
      aPlay([
        { do: 'sfu', site: 'one', manner: 'broken' },
        enter(ADA),
        { do: 'cut', who: ADA },
        { do: 'pass', ms: 500 },
        enter(ADA),
        { do: 'end', who: ADA },
      ]),
    ],
  ])('%s', async (_, play) => {
    await expect(tell(play)).resolves.toBeUndefined();
  });
});
