import type { Visitor } from '../../worker/domain/state.ts';
import { World } from '../domain/World.ts';

const HOUR_MS = 3_600_000;

interface Attacker {
  readonly visitor: Visitor;
  /** When the door has something to say to them but "wait". */
  notBefore: number;
}

/**
 * Wrong passwords that a meeting has compared, by hour, for somebody who comes from so many client prefixes, tries
 * whenever one of them may, and wastes no time. The decisions are the real ones, the clock is not.
 */
export function simulateGuessing(prefixes: number, hours: number): number[] {
  const world = new World();
  world.setPassword(world.visitor('host'), 'right');
  const attackers = Array.from({ length: prefixes }, (_, n): Attacker => ({
    visitor: world.visitor('guest', `198.18.${Math.floor(n / 256)}.${n % 256}`),
    notBefore: world.now,
  }));
  const begin = world.now;
  const guesses = Array.from({ length: hours }, () => 0);
  let refusals = 0;
  for (;;) {
    const attacker = attackers.reduce((first, each) => (each.notBefore < first.notBefore ? each : first));
    const hour = Math.floor((attacker.notBefore - begin) / HOUR_MS);
    if (hour >= hours) return guesses;
    world.pass(Math.max(0, attacker.notBefore - world.now));
    const waitMs = guess(world, attacker.visitor);
    refusals = waitMs === 0 ? 0 : refusals + 1;
    if (waitMs === 0) guesses[hour] = (guesses[hour] ?? 0) + 1;
    attacker.notBefore = world.now + waitMs;
    // Two in a row who may not: it is the meeting that is slow, and the others need not ask.
    if (refusals > 1) for (const each of attackers) each.notBefore = Math.max(each.notBefore, world.now + waitMs);
  }
}

/** Milliseconds to wait; 0 where the password was compared, and was wrong. */
function guess(world: World, visitor: Visitor): number {
  world.join(visitor, { proof: 'wrong' });
  const answer = world.sent.at(-1)?.message;
  world.sent.length = 0;
  if (answer?.type !== 'refused') throw new Error(`A guess was answered ${JSON.stringify(answer)}.`);
  if (answer.code === 'password_wrong') return 0;
  if (answer.code === 'too_many_attempts') return answer.retryAfterMs ?? 1;
  throw new Error(`A guess was refused as ${answer.code}.`);
}
