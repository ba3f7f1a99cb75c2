/** Time and chance, given from outside so that tests hold both in their hands. */
export interface Clock {
  /** Milliseconds since the epoch, as Date.now(). */
  now(): number;
  /** 0 ≤ x < 1. */
  random(): number;
  /** Calls `act` once after that many milliseconds; answers the function that prevents it. */
  after(ms: number, act: () => void): () => void;
}

export const realClock: Clock = {
  now: Date.now,
  random: Math.random,
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
