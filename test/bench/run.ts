import { mkdir, writeFile } from 'node:fs/promises';
import { benchJoin } from './join.ts';

const [what] = process.argv.slice(2);
if (what !== 'join') {
  console.error('npm run bench -- join    click on Join → first remote video frame, against bare livekit-client');
  process.exit(2);
}

const result = await benchJoin(console.log);
const folder = new URL('../../test-results/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('bench-join.json', folder), `${JSON.stringify(result, null, 2)}\n`);
console.log(`product: median ${Math.round(result.productMedian)} ms from click on Join to first remote frame`);
console.log(`bare:    median ${Math.round(result.bareMedian)} ms from connect() to first remote frame`);
console.log(`ratio ${result.ratio.toFixed(3)} (at most ${result.limit})`);
process.exitCode = result.ratio <= result.limit ? 0 : 1;
