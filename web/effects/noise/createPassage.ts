/** Of full scale: this is sound and no rustle. */
const SOUND = 0.01;
/** So many moments of sound without an answer, and nothing comes through. */
const MOMENTS = 30;

/** Judges from the peaks before and after a filter (0 to 1), moment by moment, whether sound comes through it. */
export function createPassage(): (before: number, after: number) => 'unknown' | 'passes' | 'blocked' {
  let waited = 0;
  return (before, after) => {
    if (after > 0) waited = 0;
    else if (before > SOUND) waited += 1;
    if (waited >= MOMENTS) return 'blocked';
    return after > 0 ? 'passes' : 'unknown';
  };
}
