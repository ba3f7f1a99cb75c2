import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { OutageBench } from './outages.ts';

/** What a bench found out: for programs, for people (the verdict last), and whether it keeps its limits. */
interface Outcome {
  json: object;
  lines: readonly string[];
  ok: boolean;
}
type Say = (line: string) => void;

const ms = (value: number) => `${Math.round(value)} ms`;

function ofOutages(json: OutageBench): Outcome {
  const figures = `p50 ${ms(json.p50)}, p95 ${ms(json.p95)}, max ${ms(json.max)}`;
  return { json, lines: [`media back after ${figures} (p95 at most ${json.limit})`], ok: json.p95 <= json.limit };
}

/** Loaded when it is asked for: each brings its own world along. */
const BENCHES: Readonly<Record<string, { about: string; run(say: Say, seconds?: number): Promise<Outcome> }>> = {
  join: {
    about: 'click on Join → first remote video frame, against bare livekit-client',
    async run(say) {
      const json = await (await import('./join.ts')).benchJoin(say);
      const lines = [
        `product: median ${ms(json.productMedian)} from click on Join to first remote frame`,
        `bare:    median ${ms(json.bareMedian)} from connect() to first remote frame`,
        `ratio ${json.ratio.toFixed(3)} (at most ${json.limit})`,
      ];
      return { json, lines, ok: json.ratio <= json.limit };
    },
  },
  move: {
    about: 'pictures that stand still and sound that is missing while a site is drained, killed, frozen',
    async run(say) {
      const { benchMove, describeMove } = await import('./move.ts');
      const json = await benchMove(say);
      return { json, lines: describeMove(json), ok: json.ok };
    },
  },
  watch: {
    about: 'how far apart the pictures of a film are that people watch together',
    async run(say) {
      const { benchWatch, describeWatch } = await import('./watch.ts');
      const json = await benchWatch(say);
      return { json, lines: describeWatch(json), ok: json.ok };
    },
  },
  stage: {
    about: 'main thread, heap and frames of one among 75, against bare livekit-client (--seconds 120)',
    async run(say, seconds) {
      const { benchStage, describeStage } = await import('./stage.ts');
      const json = await benchStage(say, seconds);
      return { json, lines: describeStage(json), ok: json.ok };
    },
  },
  wifi: {
    about: 'from Wi-Fi to mobile and back in the middle of a call (root on Linux)',
    run: async (say) => ofOutages(await (await import('./wifi.ts')).benchWifi(say)),
  },
  blackhole: {
    about: 'the machine of a media server vanishes from the network in the middle of a call (root on Linux)',
    run: async (say) => ofOutages(await (await import('./blackHole.ts')).benchBlackHole(say)),
  },
  sfu: {
    about: 'packets that livekit-server forwards for the time of one core',
    async run(say) {
      const json = await (await import('./sfu.ts')).benchSfu(say);
      const lines = json.map(
        ({ participants, packetsPerSecond, bytesPerPacket, cores, packetsPerCore }) =>
          `${participants} people: ${Math.round(packetsPerSecond)} packets/s of ${Math.round(bytesPerPacket)} bytes, ` +
          `${cores.toFixed(2)} cores, ${Math.round(packetsPerCore)} packets per core and second`,
      );
      return { json, lines, ok: true };
    },
  },
  names: {
    about: 'whether the time that a door takes to speak tells that its name is live',
    async run() {
      const json = await (await import('./names.ts')).benchNames();
      const of = ({ p50, p95 }: { p50: number; p95: number }) => `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`;
      const percent = Math.round(json.slower * 100);
      return {
        json,
        lines: [
          `live: ${of(json.live)}`,
          `idle: ${of(json.idle)}`,
          `the live name was slower in ${percent} % of pairs`,
        ],
        ok: true,
      };
    },
  },
  networks: {
    about: 'joining behind firewalls, against the open network (root on Linux)',
    async run(say) {
      const json = await (await import('./networks.ts')).benchNetworks(say);
      const lines = json.firewalls.map(
        ({ name, first, again }) =>
          `${name}: ratio ${first.ratio.toFixed(2)} at first, ${again.ratio.toFixed(2)} again`,
      );
      return {
        json,
        lines: [...lines, `ratio ${json.ratio.toFixed(2)} (at most ${json.limit})`],
        ok: json.ratio <= json.limit,
      };
    },
  },
};

const { positionals, values } = parseArgs({ allowPositionals: true, options: { seconds: { type: 'string' } } });
const [name = ''] = positionals;
const bench = BENCHES[name];
if (!bench) {
  for (const [each, { about }] of Object.entries(BENCHES))
    console.error(`npm run bench -- ${each.padEnd(10)} ${about}`);
  process.exit(2);
}

const { json, lines, ok } = await bench.run(
  console.log,
  values.seconds === undefined ? undefined : Number(values.seconds),
);
const folder = new URL('../../test-results/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL(`bench-${name}.json`, folder), `${JSON.stringify(json, null, 2)}\n`);
for (const line of lines) console.log(line);
process.exitCode = ok ? 0 : 1;
