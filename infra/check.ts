import { styleText } from 'node:util';
import { inParallel } from './check/inParallel.ts';
import { runStep, type Step } from './check/runStep.ts';

const projects = ['domain', 'web', 'infra', 'architecture', 'soak', 'bench', 'fuzz', 'attack'];
const unit = projects.flatMap((project) => ['--project', project]);

/** The longest first, so that they overlap. */
const steps: Step[] = [
  {
    name: 'unit tests',
    // `npm test` adds up what the JSON says.
    command: ['vitest', 'run', ...unit, '--reporter=default', '--reporter=json', '--outputFile=test-results/unit.json'],
  },
  { name: 'lint', command: ['oxlint'] },
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
  { name: 'format', command: ['oxfmt', '--check'] },
];

const results = await inParallel(steps, 2, async (step) => {
  const result = await runStep(step);
  const mark = result.ok ? styleText('green', 'ok    ') : styleText('red', 'failed');
  console.log(`${mark} ${step.name.padEnd(12)} ${(result.ms / 1000).toFixed(1)} s`);
  return result;
});

for (const { name, output } of results.filter(({ ok }) => !ok)) console.error(`\n── ${name} ──\n${output}`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
