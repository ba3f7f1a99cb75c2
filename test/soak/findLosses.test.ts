import { expect, it } from 'vitest';
import type { BotReport } from '../bots/startBots.ts';
import type { SiteStatus } from '../../worker/protocol/fleet.ts';
import { findLosses, type Snapshot } from './findLosses.ts';

const people = new Map([
  ['ada', 'poets'],
  ['grace', 'poets'],
]);

const aStream = (packets: number) => ({ packets, longestGapMs: 100, gaps: [], switches: 0, unplayed: 0 });
const aReport = (seat: string, other: string, change: Partial<BotReport> = {}): BotReport => ({
  seats: [seat],
  people: [other],
  rooms: [{ epoch: 1, url: '/', status: 'connected' }],
  heard: { [other]: { audio: aStream(40) } },
  ...change,
});
const aSite = (change: Partial<SiteStatus> = {}): SiteStatus => ({
  id: 's1',
  url: 'ws://127.0.0.1:1',
  region: '',
  capacity: 1,
  state: 'up',
  since: 0,
  reason: null,
  load: null,
  loadSource: 'estimated',
  meetings: 1,
  participants: 2,
  sizes: [2],
  polledAt: 0,
  ...change,
});
/** Two people in one meeting, and nothing is wrong. */
const aSnapshot = (change: Partial<Snapshot> = {}): Snapshot => ({
  reports: { ada: aReport('s_a', 's_g'), grace: aReport('s_g', 's_a') },
  sites: new Map([['s1', new Map([['room_1', ['s_a', 's_g']]])]]),
  status: { sites: [aSite()], watching: true },
  ...change,
});
const withAda = (change: Partial<BotReport>): Snapshot => {
  const { reports } = aSnapshot();
  return aSnapshot({ reports: { ...reports, ada: aReport('s_a', 's_g', change) } });
};

it('finds nothing where nothing is lost', () => {
  expect(findLosses(people, aSnapshot())).toEqual([]);
});

it.each<[string, Snapshot, string]>([
  ['another seat than the first', withAda({ seats: ['s_a', 's_b'] }), 'ada lost a seat: it has had 2'],
  ['no seat', withAda({ seats: [] }), 'ada has no seat'],
  ['silence', withAda({ heard: { s_g: { audio: aStream(0) } } }), 'ada does not hear grace'],
  ['nobody to hear', withAda({ heard: {} }), 'ada does not hear grace'],
  ['nobody told of', withAda({ people: [] }), 'ada is told of 0 others'],
  [
    'a connection too many',
    withAda({ rooms: [...aReport('', '').rooms, ...aReport('', '').rooms] }),
    'ada holds 2 connections',
  ],
  [
    'two rooms',
    aSnapshot({
      sites: new Map([
        ['s1', new Map([['room_1', ['s_a', 's_g']]])],
        ['s2', new Map([['room_2', ['s_a']]])],
      ]),
      status: { sites: [aSite(), aSite({ id: 's2', participants: 1 })], watching: true },
    }),
    'ada is in 2 rooms',
  ],
  [
    'an old room',
    aSnapshot({
      sites: new Map([
        [
          's1',
          new Map([
            ['room_1', ['s_a', 's_g']],
            ['room_0', []],
          ]),
        ],
      ]),
      status: { sites: [aSite({ meetings: 2 })], watching: true },
    }),
    '2 rooms for 1 meetings',
  ],
  [
    'a wrong count',
    aSnapshot({ status: { sites: [aSite({ participants: 3 })], watching: true } }),
    'the Fleet counts 1 meetings with 3 people at s1, there are 1 with 2',
  ],
])('finds %s', (_, snapshot, loss) => {
  expect(findLosses(people, snapshot)).toContain(loss);
});
