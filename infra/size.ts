import { buildChunks } from './size/buildChunks.ts';
import type { Chunk } from './size/Chunk.ts';
import { weigh } from './size/loadedChunks.ts';
import { visit } from './size/visit.ts';

/** Bytes of gzip, from DESIGN.md: "Numbers it must reach". 1 kB = 1000 bytes. */
const LIMITS = { before: 25_000, inCall: 175_000 };

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

const result = visit(await buildChunks());
if (!result.ok) {
  console.error(`${result.unknown} is imported dynamically: say in infra/size/visit.ts when a visitor loads it.`);
  process.exit(1);
}
const { before, host, inCall, onUse, operator } = result.visit;
const phaseOf = (chunk: Chunk) => (before.has(chunk) ? 'before ' : host.has(chunk) ? 'host   ' : 'in call');

console.log('JavaScript, gzip        file');
for (const chunk of [...inCall].toSorted((a, b) => Number(before.has(b)) - Number(before.has(a)) || b.gzip - a.gzip)) {
  console.log(`${kB(chunk.gzip)}  ${phaseOf(chunk)}    ${chunk.file}`);
}
console.log();
console.log(`${kB(weigh(host))}               more for a host who signs in or sets a password`);
console.log(`${kB(weigh(operator))}               more for the operator's page, in no visitor's way`);
for (const [module, chunks] of onUse)
  console.log(`${kB(weigh(chunks))}               more with the first use of ${module}`);
let ok = true;
for (const [name, bytes, limit] of [
  ['before the call', weigh(before), LIMITS.before],
  ['in the call', weigh(inCall), LIMITS.inCall],
] as const) {
  ok &&= bytes <= limit;
  console.log(`${kB(bytes)} of ${kB(limit)}  ${name}${bytes <= limit ? '' : ': too much'}`);
}
process.exitCode = ok ? 0 : 1;
