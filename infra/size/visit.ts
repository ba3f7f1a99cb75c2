import type { Chunk } from './Chunk.ts';
import { loadedChunks } from './loadedChunks.ts';

/**
 * `host`: before a call, but only when somebody signs in or sets a password. `operator`: on the operator's page alone.
 * `onUse`: with the first use of something that a call does without.
 */
type Phase = 'before' | 'host' | 'inCall' | 'onUse' | 'operator';

/**
 * When a dynamic import happens. `choice`: a visitor loads one of them, such as one language; the heaviest counts.
 * The first pattern that fits is the one.
 */
const DYNAMIC: readonly { module: RegExp; phase: Phase; choice?: string }[] = [
  { module: /^web\/i18n\/\w+\.ts$/, phase: 'before', choice: 'catalogue' },
  { module: /^web\/features\/landing\/words\//, phase: 'before', choice: 'words' },
  { module: /^web\/features\/(host|security)\//, phase: 'host' },
  { module: /^web\/features\/fleet\//, phase: 'operator' },
  {
    module:
      /^web\/(features\/(chat|reactions|hands|watch|background|camera|qr|settings\/Settings|statistics|pip|share|shortcuts)|effects)\b/,
    phase: 'onUse',
  },
  // Like the messages about devices: only for those who have to wait, or are refused.
  { module: /^web\/features\/(door\/(Refused|Waiting)|landing\/Guessable|route\/InvalidName)/, phase: 'inCall' },
  { module: /^web\/features\/(landing|door|route)\//, phase: 'before' },
  { module: /^web\/i18n\/call\//, phase: 'inCall', choice: 'call catalogue' },
  { module: /^web\/(livekit|call|features)\//, phase: 'inCall' },
];

export interface Visit {
  before: Set<Chunk>;
  /** What a host loads beyond that, before the call. */
  host: Set<Chunk>;
  /** All that has been loaded in a call: what came before included. */
  inCall: Set<Chunk>;
  /** What is used for the first time, by its module, and what that loads beyond all of the call. */
  onUse: ReadonlyMap<string, Set<Chunk>>;
  /** What the operator's page loads beyond what comes before a call. */
  operator: Set<Chunk>;
}

/** What a visitor loads, or the dynamic import of which nobody has said when it happens. */
export function visit(chunks: readonly Chunk[]): { ok: true; visit: Visit } | { ok: false; unknown: string } {
  const entries = chunks.filter(({ isEntry }) => isEntry);
  const roots: Record<Phase, Chunk[]> = {
    before: [...entries],
    host: [],
    inCall: [],
    onUse: [],
    operator: [],
  };
  const choices = new Map<string, { phase: Phase; heaviest: Chunk }>();
  for (const chunk of chunks) {
    const { module } = chunk;
    if (module === null) continue;
    const rule = DYNAMIC.find((rule) => rule.module.test(module));
    if (rule === undefined) return { ok: false, unknown: module };
    if (rule.choice === undefined) {
      roots[rule.phase].push(chunk);
      continue;
    }
    const chosen = choices.get(rule.choice);
    if (chosen === undefined || chosen.heaviest.gzip < chunk.gzip) {
      choices.set(rule.choice, { phase: rule.phase, heaviest: chunk });
    }
  }
  for (const { phase, heaviest } of choices.values()) roots[phase].push(heaviest);
  const before = loadedChunks(chunks, roots.before);
  const beyond = (phase: Phase) =>
    new Set([...loadedChunks(chunks, roots[phase])].filter((chunk) => !before.has(chunk)));
  const host = beyond('host');
  const inCall = loadedChunks(chunks, [...before, ...host, ...roots.inCall]);
  const onUse = new Map(
    roots.onUse.map((chunk) => [
      chunk.module ?? chunk.file,
      new Set([...loadedChunks(chunks, [chunk])].filter((loaded) => !inCall.has(loaded))),
    ]),
  );
  return { ok: true, visit: { before, host, inCall, onUse, operator: beyond('operator') } };
}
