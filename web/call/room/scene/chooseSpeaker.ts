import { holdsForth, type Voices } from './voices.ts';

/** Who is looked at as the speaker, and since when. */
export interface Speaker {
  readonly seat: string;
  readonly since: number;
}

/** So long at least one looks at the same person. */
const LOOK_MS = 3_000;

/**
 * Who is shown as the speaker: whoever was, while they speak, and for some seconds in any case; then the first of those
 * who speak (`speaking`, the loudest first) for longer than a cough. Silence changes nothing. `others`: everybody but
 * oneself, of whom one is shown from the start.
 */
export function chooseSpeaker(
  current: Speaker | null,
  speaking: readonly string[],
  voices: Voices,
  others: readonly string[],
  now: number,
): Speaker | null {
  const kept = current && others.includes(current.seat) ? current : null;
  if (kept && (speaking.includes(kept.seat) || now - kept.since < LOOK_MS)) return kept;
  const next = speaking.find((seat) => others.includes(seat) && holdsForth(voices, seat, now));
  if (next !== undefined) return { seat: next, since: now };
  const [first] = others;
  return kept ?? (first === undefined ? null : { seat: first, since: now });
}
