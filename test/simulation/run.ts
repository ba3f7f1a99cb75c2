import { parseArgs } from 'node:util';
import { UNKNOWN_MEETING } from '../../worker/domain/fleet/estimatedLoad.ts';
import { RULES } from './rules.ts';
import { simulate } from './simulate.ts';
import { table } from './table.ts';

/** Times in minutes, `rush` in times as many meetings in the minute that begins at the share `rush-at` of the run. */
const { values } = parseArgs({
  options: {
    sites: { type: 'string', default: '50' },
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '10000' },
    duration: { type: 'string', default: '30' },
    use: { type: 'string', default: '0.6' },
    isolates: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    rule: { type: 'string', default: 'as built' },
    rush: { type: 'string', default: '1' },
    'rush-at': { type: 'string', default: '0.2' },
    calm: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
  },
});

const isRule = (name: string): name is keyof typeof RULES => Object.hasOwn(RULES, name);
const ruleOf = (name: string): keyof typeof RULES => {
  if (isRule(name)) return name;
  throw new Error(`--rule: one of ${Object.keys(RULES).join(', ')}`);
};

const run = (sites: number, rule: keyof typeof RULES, rush: number) => ({
  sites,
  rule,
  outcome: simulate({
    rule: RULES[rule],
    seed: Number(values.seed),
    sites,
    minutes: Number(values.minutes),
    meetingsPerMinute: Number(values.rate),
    duration: Number(values.duration),
    use: Number(values.use),
    isolates: Number(values.isolates),
    expected: UNKNOWN_MEETING,
    faults: !values.calm,
    rush,
    rushAt: Number(values['rush-at']),
  }),
});

if (values.table) {
  console.log(table([10, 50, 200, 1_000].map((sites) => run(sites, 'as built', 1))));
  const rules = Object.keys(RULES).filter(isRule);
  console.log(`\n${table([50, 200].flatMap((sites) => rules.map((rule) => run(sites, rule, 10))))}`);
} else {
  console.log(table([run(Number(values.sites), ruleOf(values.rule), Number(values.rush))]));
}
