import { playNotes } from '../sound/playNotes.ts';

/** A fourth, upwards, as a question; to the chosen speaker (its id). */
export const chime = (speaker: string): void =>
  void playNotes({ notes: [587, 784], apart: 0.14, length: 0.5 }, speaker);
