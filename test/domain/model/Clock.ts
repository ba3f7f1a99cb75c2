/** The time of the world, and what the object's clock makes of it. Milliseconds. */
export class Clock {
  time = 1_800_000_000_000;
  #latest = 0;
  readonly #settings = [{ at: 0, skew: 0 }];

  /** What the object's clock shows. */
  now(): number {
    const now = this.shownAt(this.time);
    this.#latest = Math.max(this.#latest, now);
    return now;
  }

  /** What it showed at a time of the world. */
  shownAt(time: number): number {
    return time + (this.#settings.findLast(({ at }) => at <= time)?.skew ?? 0);
  }

  /** From now on it is so much ahead of the world. */
  set(skew: number): void {
    this.now();
    this.#settings.push({ at: this.time, skew });
  }

  /** How often it was set since a time of the world. */
  timesSetSince(time: number): number {
    return this.#settings.filter(({ at }) => at > time).length;
  }

  /** How far it is behind the latest that it has shown. */
  get behind(): number {
    const now = this.now();
    return this.#latest - now;
  }
}
