/** When somebody began to speak, and until when they did; `until` null: they still speak. Milliseconds. */
export interface Voice {
  readonly since: number;
  readonly until: number | null;
}
/** By seat: everybody who has spoken yet. */
export type Voices = ReadonlyMap<string, Voice>;

/** Longer than a cough or a "yes". */
const SPEECH_MS = 800;
/** Who has spoken stays where they are seen for so long. */
const STAY_MS = 10_000;

/** What is known once these people, and nobody else, speak. */
export function hear(voices: Voices, speaking: readonly string[], now: number): Voices {
  const next = new Map(voices);
  for (const [seat, voice] of voices) {
    if (voice.until === null && !speaking.includes(seat)) next.set(seat, { ...voice, until: now });
  }
  for (const seat of speaking) {
    if (next.get(seat)?.until !== null) next.set(seat, { since: now, until: null });
  }
  return next;
}

/** They speak, and have for long enough that others look for them. */
export function holdsForth(voices: Voices, seat: string, now: number): boolean {
  const voice = voices.get(seat);
  return voice?.until === null && now - voice.since >= SPEECH_MS;
}

/** They speak or have just spoken. */
export function staysSeen(voices: Voices, seat: string, now: number): boolean {
  const voice = voices.get(seat);
  return voice !== undefined && (voice.until === null || now - voice.until < STAY_MS);
}

/** When they were heard last; 0: never. */
export const heardAt = (voices: Voices, seat: string): number => {
  const voice = voices.get(seat);
  return voice ? (voice.until ?? Infinity) : 0;
};
