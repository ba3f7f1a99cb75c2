import type { PlayerState } from './Player.ts';

/** Seconds off the mark that nobody minds; what is further off is put right, to as near as the player can. */
const CALM = 0.15;
/** Up to this many seconds the film runs a little faster or slower for a while, beyond it jumps. */
const FAR = 1.5;
/** The same where a player has no faster, or no slower pace. */
const FAR_WITHOUT_PACE = 0.5;
/** The most that the pace may differ for that, of 1: speech stays natural. Of a distance, so much is made up in a second. */
const HURRY = 0.3;
const HASTE = 1 / 1.2;
/** Milliseconds that a seek may take before it counts as lost, and after which its time says nothing about the next one. */
const SEEK_PATIENCE = 12_000;
const ODD_SEEK = 4_000;
/** Seconds: the most that a seek is begun ahead of its goal. */
const LONGEST_LATENCY = 8;
/** Milliseconds between two seeks after the same mark, doubling: what jumps ever again shows nothing. */
const SEEK_GAP = 2_000;
const LONGEST_GAP = 16_000;
/** Milliseconds from being told to play until a player that does not is taken to be held back, by the viewer or the browser. */
const PLAY_PATIENCE = 3_000;

/** Where the film should be at this moment. `seq`: of the state that says so. */
export interface Goal {
  readonly seq: number;
  readonly playing: boolean;
  readonly position: number;
  readonly rate: number;
}

/** What a player shows at this moment, and what it is able to do. */
export interface Shown {
  readonly state: PlayerState['kind'];
  readonly position: number;
  readonly rates: readonly number[] | null;
  readonly precision: number;
}

/** From one look to the next. Times are of the clock that `follow` is given. */
export interface Memory {
  readonly seq: number;
  /** Seconds from the order to seek until the film goes on there, as learned; `odd`: the last seek took too long to learn of. */
  readonly latency: { readonly seconds: number; readonly known: boolean; readonly odd: boolean };
  readonly seeking: { readonly to: number; readonly at: number } | null;
  /** Seeks after the same mark, and the last of them. */
  readonly seeks: { readonly count: number; readonly at: number };
  /** The pace is being changed until it is in step. */
  readonly correcting: boolean;
  /** Told to play at; null: told to pause. `obeyed`: it has played since. */
  readonly told: { readonly at: number; readonly obeyed: boolean } | null;
  /** The mark that a film which stands still was put at. */
  readonly restsAt: number | null;
}

export const START: Memory = {
  seq: -1,
  latency: { seconds: 0.2, known: false, odd: false },
  seeking: null,
  seeks: { count: 0, at: -Infinity },
  correcting: true,
  told: null,
  restsAt: null,
};

export type Order =
  | { readonly do: 'play' }
  | { readonly do: 'pause' }
  | { readonly do: 'seek'; readonly to: number }
  | { readonly do: 'rate'; readonly rate: number };

/** held: it does not play though it was told to; only a click helps. behind: it is not where the others are. */
export type Step = 'inStep' | 'behind' | 'held';

export interface Followed {
  readonly memory: Memory;
  readonly orders: readonly Order[];
  readonly step: Step;
}

/** What to do now so that a player shows what it should. Milliseconds. Pure. */
export function follow(goal: Goal, shown: Shown, before: Memory, now: number): Followed {
  const memory = goal.seq === before.seq ? before : renewed(before, goal.seq);
  switch (shown.state) {
    case 'loading':
    case 'failed':
      return { memory, orders: [], step: 'behind' };
    case 'blocked':
      return { memory, orders: [], step: goal.playing ? 'held' : 'inStep' };
    case 'ended':
    case 'paused':
    case 'playing':
    case 'stalled':
      return goal.playing ? run(goal, shown, memory, now) : rest(goal, shown, memory, now);
  }
}

/** Somebody has changed something: what was done after the former mark does not count, what was learned does. */
const renewed = (memory: Memory, seq: number): Memory => ({
  ...memory,
  seq,
  seeking: null,
  seeks: START.seeks,
  correcting: true,
  restsAt: null,
});

/** The film should stand still, at a place. */
function rest(goal: Goal, shown: Shown, memory: Memory, now: number): Followed {
  const still: Memory = { ...memory, told: null, seeking: null };
  if (shown.state === 'playing' || (shown.state === 'stalled' && memory.told))
    return { memory: still, orders: [{ do: 'pause' }], step: 'inStep' };
  const off = Math.abs(goal.position - shown.position);
  const isAsked = still.restsAt === goal.position;
  // Once: a player that cannot show this very place shows the next one.
  if (off > shown.precision && !isAsked)
    return {
      memory: { ...still, restsAt: goal.position, seeks: { count: 1, at: now } },
      orders: [{ do: 'seek', to: goal.position }],
      step: 'inStep',
    };
  return { memory: still, orders: [], step: off > FAR ? 'behind' : 'inStep' };
}

/** The film should go on. */
function run(goal: Goal, shown: Shown, before: Memory, now: number): Followed {
  const told = before.told && { ...before.told, obeyed: before.told.obeyed || shown.state === 'playing' };
  const memory = { ...before, told, restsAt: null };
  if (memory.seeking) return land(goal, shown, { ...memory, seeking: memory.seeking }, now);
  if (shown.state === 'paused' || shown.state === 'ended') return begin(goal, shown, memory, now);
  // An advertisement, or the network: it goes on when it can, and then jumps to where the others are.
  if (shown.state === 'stalled') return { memory, orders: [], step: 'behind' };
  return keepUp(goal, shown, memory, now);
}

function begin(goal: Goal, shown: Shown, memory: Memory, now: number): Followed {
  if (memory.told?.obeyed) return { memory, orders: [], step: 'held' };
  if (memory.told) return { memory, orders: [], step: now - memory.told.at > PLAY_PATIENCE ? 'held' : 'behind' };
  const playing: Memory = { ...memory, told: { at: now, obeyed: false }, correcting: true };
  const isFar = Math.abs(goal.position - shown.position) > FAR;
  const jump = isFar ? seek(goal, playing, now) : { memory: playing, orders: [] };
  return { memory: jump.memory, orders: [...jump.orders, { do: 'play' }], step: 'behind' };
}

/** It plays, and nothing is under way. */
function keepUp(goal: Goal, shown: Shown, memory: Memory, now: number): Followed {
  const off = goal.position - shown.position;
  const distance = Math.abs(off);
  const plain: Order = { do: 'rate', rate: goal.rate };
  const rate = nudged(goal.rate, off, shown.rates);
  if (distance > (rate === null ? FAR_WITHOUT_PACE : FAR)) {
    const { count, at } = memory.seeks;
    const gap = count === 0 ? 0 : Math.min(SEEK_GAP * 2 ** (count - 1), LONGEST_GAP);
    if (now - at < gap) return { memory, orders: [plain], step: 'behind' };
    const jump = seek(goal, memory, now);
    return { ...jump, orders: [plain, ...jump.orders], step: 'behind' };
  }
  const correcting = distance > (memory.correcting ? shown.precision : CALM);
  const settled = correcting ? memory : { ...memory, seeks: START.seeks };
  return {
    memory: { ...settled, correcting },
    orders: [correcting && rate !== null ? { do: 'rate', rate } : plain],
    step: 'inStep',
  };
}

function seek(goal: Goal, memory: Memory, now: number): Pick<Followed, 'memory' | 'orders'> {
  const to = Math.max(0, goal.position + memory.latency.seconds * goal.rate);
  return {
    memory: { ...memory, seeking: { to, at: now }, seeks: { count: memory.seeks.count + 1, at: now } },
    orders: [{ do: 'seek', to }],
  };
}

/** A seek is under way: over when the film goes on from there, and then it is known how long it took. */
function land(
  goal: Goal,
  shown: Shown,
  memory: Memory & { seeking: NonNullable<Memory['seeking']> },
  now: number,
): Followed {
  const took = now - memory.seeking.at;
  const gone = shown.position - memory.seeking.to;
  const isThere = shown.state === 'playing' && gone > -0.5 && gone < (took / 1_000) * goal.rate + 0.5;
  const landed: Memory = { ...memory, seeking: null, correcting: true };
  if (isThere) {
    const off = (goal.position - shown.position) / goal.rate;
    return { memory: { ...landed, latency: learned(memory.latency, off, took) }, orders: [], step: 'inStep' };
  }
  if (took > SEEK_PATIENCE) return { memory: landed, orders: [], step: 'behind' };
  // It was playing when it was told to seek, and stands since: by the viewer's hand.
  const isHeld = shown.state === 'paused' && memory.told !== null && now - memory.told.at > PLAY_PATIENCE;
  return { memory, orders: [], step: isHeld ? 'held' : 'behind' };
}

/** `off`: seconds that the last seek began too late. One that took oddly long was hardly a seek; two in a row are the rule here. */
function learned({ seconds, known, odd }: Memory['latency'], off: number, took: number): Memory['latency'] {
  if (took > ODD_SEEK && !odd) return { seconds, known, odd: true };
  const next = seconds + off * (known ? 0.5 : 1);
  return { seconds: Math.min(Math.max(next, 0), LONGEST_LATENCY), known: true, odd: took > ODD_SEEK };
}

/** The pace that makes up for `off` seconds; in steps, the next one that does. Null: there is none. */
function nudged(rate: number, off: number, rates: readonly number[] | null): number | null {
  const wanted = rate * (1 + Math.min(Math.max(off * HASTE, -HURRY), HURRY));
  if (rates === null) return wanted;
  const beyond = rates.filter((step) => (off > 0 ? step > rate : step < rate));
  return beyond.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? null;
}
