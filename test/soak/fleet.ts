import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { soakFleet } from './soakFleet.ts';

const { values } = parseArgs({
  options: {
    meetings: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '300' },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log('npm run soak -- [--meetings 100] [--seconds 300] [--seed N]');
  process.exit(0);
}

const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
console.log(`seed ${seed}`);
const startedAt = Date.now();
const soak = await soakFleet({
  meetings: Number(values.meetings),
  seconds: Number(values.seconds),
  seed,
  say: (line) => console.log(`${String(Math.round((Date.now() - startedAt) / 1_000)).padStart(4)} s  ${line}`),
});

const folder = new URL('../../test-results/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('soak-fleet.json', folder), `${JSON.stringify({ seed, ...soak }, null, 2)}\n`);
for (const loss of soak.losses) console.log(loss);
const at = (part: number) => Math.round(soak.silences[Math.ceil(soak.silences.length * part) - 1] ?? 0);
console.log(`longest silence of a person: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`);
console.log(
  `${soak.people} people, ${soak.troubles.length} troubles: ${soak.losses.length === 0 ? 'nothing is lost, nobody is in two rooms, the counts are right' : `${soak.losses.length} things are lost or wrong`}`,
);
process.exitCode = soak.losses.length === 0 ? 0 : 1;
