import { UNKNOWN_MEETING } from '../domain/fleet/estimatedLoad.ts';
import type { SiteView } from '../domain/fleet/state.ts';
import { NO_TALLY, type Tally } from '../domain/fleet/tally.ts';
import type { Site } from '../protocol/settings.ts';

/** What an isolate tells the Fleet when it asks: what it has placed, and what has happened, since it asked last. */
export interface Report {
  readonly placed: readonly { readonly site: string; readonly load: number }[];
  readonly tally: Tally;
}

/** The Fleet, as far as isolates speak to it. */
export interface FleetStub {
  report(report: Report): Promise<readonly SiteView[]>;
  suspect(site: string): Promise<void>;
}

/** Milliseconds that a snapshot is used without asking, and that it is used where the Fleet does not answer. */
const FRESH_MS = 5_000;
const USABLE_MS = 60_000;
/** After so many meetings others have to hear of them sooner, lest all isolates choose the same site; but not all the time. */
const CROWD = 20;
const CROWD_MS = 500;
/** How long an answer of the Fleet is waited for. */
const PATIENCE_MS = 1_500;

/** What one isolate knows of the sites, so that the Fleet is not asked for every meeting, and may even be away. */
export class FleetView {
  #views: readonly SiteView[] = [];
  #at = Number.NEGATIVE_INFINITY;
  #placed: { site: string; load: number }[] = [];
  #tally: Tally = NO_TALLY;
  readonly #fallback: readonly Site[];

  /** `fallback`: where the Fleet has never been heard, the sites of the settings are better than none. */
  constructor(fallback: readonly Site[]) {
    this.#fallback = fallback;
  }

  /** The sites as they are known now. */
  async sites(fleet: FleetStub, now: number): Promise<readonly SiteView[]> {
    const crowd = this.#placed.length >= CROWD && now - this.#at >= CROWD_MS;
    if (crowd || now - this.#at >= FRESH_MS) await this.tell(fleet, now);
    return this.#known(now);
  }

  /** The same, asked for anew. */
  async newest(fleet: FleetStub, now: number): Promise<readonly SiteView[]> {
    await this.tell(fleet, now);
    return this.#known(now);
  }

  #known(now: number): readonly SiteView[] {
    if (now - this.#at < USABLE_MS) return this.#withPlaced();
    return this.#fallback.map((site) => ({ ...site, site, state: 'up', load: 0, reserved: 0 }));
  }

  #withPlaced(): readonly SiteView[] {
    const more = new Map<string, number>();
    for (const { site, load } of this.#placed) more.set(site, (more.get(site) ?? 0) + load);
    return this.#views.map((view) => ({ ...view, reserved: view.reserved + (more.get(view.id) ?? 0) }));
  }

  /** A meeting has just been placed there. */
  reserve(site: string): void {
    this.#placed.push({ site, load: UNKNOWN_MEETING });
  }

  tally(change: (tally: Tally) => Tally): void {
    this.#tally = change(this.#tally);
  }

  /** Tells the Fleet what there is to tell, unless that was done a moment ago. */
  async flush(fleet: FleetStub, now: number): Promise<void> {
    if (this.#tally !== NO_TALLY && now - this.#at >= FRESH_MS) await this.tell(fleet, now);
  }

  /** Takes the Fleet's answer; where it does not come, what is known stays. */
  async tell(fleet: FleetStub, now: number): Promise<void> {
    const [placed, tally] = [this.#placed, this.#tally];
    this.#placed = [];
    this.#tally = NO_TALLY;
    try {
      this.#views = await inTime(fleet.report({ placed, tally }), PATIENCE_MS);
      this.#at = now;
    } catch (error) {
      // Reservations go on counting here; a count that may have arrived is not told twice.
      this.#placed = [...placed, ...this.#placed];
      console.warn(`The Fleet does not answer: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

async function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it took too long')), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
