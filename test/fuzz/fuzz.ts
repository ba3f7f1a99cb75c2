import { parseArgs } from 'node:util';
import { fuzzBox } from './fuzzBox.ts';
import { memoryGrowth, SAME_MB } from './memoryGrowth.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log('npm run fuzz -- [--count 20000] [--seed N]');
  process.exit(0);
}

const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
console.log(`seed ${seed}`);
const { problems, tally, memory } = await fuzzBox({ count: Number(values.count), seed, say: console.log });
for (const [what, times] of [...tally].toSorted(([a], [b]) => a.localeCompare(b))) {
  console.log(`${what.padEnd(40)} ${String(times).padStart(7)}`);
}
const growth = memoryGrowth(memory);
console.log(
  `workerd's memory: ${Math.round(Math.min(...memory))} to ${Math.round(Math.max(...memory))} MB, from the first half to the second ${Math.round(growth)} MB`,
);
for (const problem of problems) console.log(problem);
console.log(problems.length === 0 ? 'nothing has failed, nothing has changed' : `${problems.length} problems`);
process.exitCode = problems.length === 0 && growth < SAME_MB ? 0 : 1;
