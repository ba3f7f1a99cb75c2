import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import { runStep, type Step } from '../infra/check/runStep.ts';
import { startGuard } from '../infra/runner/guard.ts';
import { countTests, type Counts } from './support/countTests.ts';
import { findTestSfu } from './support/findTestSfu.ts';

interface Stage extends Step {
  /** The JSON that its runner leaves, in test-results/. */
  report: string;
}

function vitest(project: string): Step['command'] {
  const report = ['--reporter=default', '--reporter=json', `--outputFile=test-results/${project}.json`];
  return ['vitest', 'run', `--project=${project}`, ...report];
}

/** One after the other: the last ones measure time and need the machine for themselves. */
const stages: Stage[] = [
  { name: 'check', command: ['node', 'infra/check.ts'], report: 'unit.json' },
  { name: 'worker', command: vitest('worker'), report: 'worker.json' },
  { name: 'runner', command: vitest('real'), report: 'real.json' },
  {
    name: 'end to end',
    command: ['playwright', 'test', '--project=box', '--project=edge'],
    report: 'e2e.json',
  },
  // Skipped, saying why, where no networks can be built.
  {
    name: 'networks',
    command: ['playwright', 'test', '--config', 'test/networks/playwright.config.ts', '--grep-invert=@long'],
    report: 'networks.json',
  },
];

const reports = new URL('../test-results/', import.meta.url);
await mkdir(reports, { recursive: true });

await handOverSfu();
const total: Counts = { passed: 0, failed: 0 };
let ok = true;
const lines: string[] = [];
for (const stage of stages) {
  const report = new URL(stage.report, reports);
  await rm(report, { force: true });
  console.log(styleText('bold', `\n── ${stage.name} ──`));
  const result = await runStep(stage, { live: true });
  const { passed, failed } = countTests(result.ok, await readJson(report));
  total.passed += passed;
  total.failed += failed;
  ok &&= result.ok;
  lines.push(`${stage.name.padEnd(12)} ${passed} passed, ${failed} failed, ${Math.round(result.ms / 1000)} s`);
}

const summary = `${total.passed} passed, ${total.failed} failed`;
await writeFile(new URL('summary.txt', reports), `${summary}\n`);
console.log(['', ...lines, '', summary].join('\n'));
process.exitCode = ok && total.failed === 0 ? 0 : 1;

/** Found once, a build from source included, so that no stage's clock runs meanwhile and every one has the same. */
async function handOverSfu(): Promise<void> {
  const guard = startGuard();
  const sfu = await findTestSfu(guard);
  guard.release();
  if (sfu.ok) process.env['NARADA_SFU'] = sfu.value;
  // What needs none is tested all the same; the rest will fail, and say so in its turn.
  else console.error(sfu.message);
}

function readJson(file: URL): Promise<unknown> {
  return readFile(file, 'utf8').then(JSON.parse, () => null);
}
