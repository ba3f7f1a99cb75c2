import { estimatedLoad } from '../../worker/domain/fleet/estimatedLoad.ts';
import { planFaults } from './faults.ts';
import { Measures, type Outcome } from './Measures.ts';
import type { Rule } from './rules.ts';
import { seededRandom } from './seededRandom.ts';
import { SimFleet } from './SimFleet.ts';
import { SimIsolate } from './SimIsolate.ts';
import { addLoad, buildSites, regionAt, type SimMeeting, type SimSite } from './sites.ts';
import { Timeline } from './Timeline.ts';
import { delay, duration, exponential, LARGEST, meanLoad, remainder, sizeOfMeeting } from './workload.ts';

export interface Scenario {
  readonly rule: Rule;
  readonly seed: number;
  readonly sites: number;
  /** How long is measured. Before, the fleet fills. */
  readonly minutes: number;
  readonly meetingsPerMinute: number;
  /** Mean duration of a meeting, in minutes. */
  readonly duration: number;
  /** Share of the fleet's capacity in use, on average. */
  readonly use: number;
  readonly isolates: number;
  /** What a new meeting is taken to bring, packets per second. */
  readonly expected: number;
  readonly faults: boolean;
  /** The full hour: for one minute, so many times as many meetings begin. */
  readonly rush: number;
  /** When that minute begins: this share of what is measured. The Fleet is away from the middle on. */
  readonly rushAt: number;
}

type Event =
  | { readonly type: 'arrive' }
  | { readonly type: 'join' | 'end'; readonly meeting: SimMeeting }
  | { readonly type: 'seek'; readonly meeting: SimMeeting; readonly avoid: readonly string[]; readonly since: number }
  | { readonly type: 'look' }
  | { readonly type: 'suspect'; readonly site: SimSite }
  | { readonly type: 'measure' }
  | { readonly type: 'fault'; readonly happen: () => readonly SimSite[] };

/** How long a join waits for a place, and how long between tries. */
const PATIENCE_MS = 10_000;
const RETRY_MS = 1_000;
/** Meetings that a draining site is asked to give away in one look. */
const MOVED_AT_ONCE = 20;

const LOADS = Array.from({ length: LARGEST + 1 }, (_, people) => estimatedLoad(people));
const loadOf = (people: number) => LOADS[people] ?? 0;

/** One run. What it places, what it loses and how even the load is. The same for the same scenario. */
export function simulate(scenario: Scenario): Outcome {
  return new Simulation(scenario).run();
}

class Simulation {
  readonly #scenario: Scenario;
  readonly #timeline = new Timeline<Event>();
  readonly #sites: readonly SimSite[];
  readonly #fleet: SimFleet;
  readonly #isolates: readonly SimIsolate[];
  readonly #measures: Measures;
  readonly #beginning: number;
  readonly #end: number;
  /** Apart, so that the same people come whatever the rule. */
  readonly #people: () => number;
  readonly #chance: () => number;
  #now = 0;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    const { seed, sites, meetingsPerMinute, use, minutes } = scenario;
    this.#people = seededRandom(seed);
    this.#chance = seededRandom(seed + 1);
    const random = seededRandom(seed + 2);
    this.#sites = buildSites(sites, (meetingsPerMinute * scenario.duration * meanLoad()) / use, random);
    this.#fleet = new SimFleet(this.#sites);
    this.#isolates = Array.from({ length: scenario.isolates }, () => new SimIsolate(this.#fleet));
    this.#measures = new Measures(this.#sites);
    this.#beginning = scenario.duration * 60_000;
    this.#end = this.#beginning + minutes * 60_000;
    if (scenario.faults) {
      for (const { at, happen } of planFaults(this.#sites, this.#fleet, minutes * 60_000, random)) {
        this.#timeline.plan(this.#beginning + at, { type: 'fault', happen });
      }
    }
  }

  run(): Outcome {
    this.#timeline.plan(0, { type: 'arrive' });
    this.#timeline.plan(0, { type: 'look' });
    this.#timeline.plan(this.#beginning, { type: 'measure' });
    for (let next = this.#timeline.next(); next && next.at < this.#end; next = this.#timeline.next()) {
      this.#now = next.at;
      this.#happen(next.event);
    }
    return this.#measures.outcome();
  }

  #happen(event: Event): void {
    switch (event.type) {
      case 'arrive':
        return this.#arrive();
      case 'join':
        return this.#join(event.meeting);
      case 'end':
        return this.#endMeeting(event.meeting);
      case 'seek':
        return this.#seek(event.meeting, event.avoid, event.since);
      case 'look':
        return this.#look();
      case 'suspect':
        return this.#fleet.look(event.site, this.#now);
      case 'measure':
        this.#measures.sample();
        return this.#timeline.plan(this.#now + 5_000, event);
      case 'fault':
        return event.happen().forEach((site) => this.#crash(site));
    }
  }

  #arrive(): void {
    const random = this.#people;
    const mean = this.#scenario.duration * 60_000;
    const meeting: SimMeeting = {
      region: regionAt(random()),
      size: sizeOfMeeting(random()),
      present: 0,
      site: null,
      over: false,
    };
    // Who comes while the fleet fills is one of those who are there when it is full, and stays as long as they do.
    const until =
      this.#now < this.#beginning ? this.#beginning + remainder(mean, random) : this.#now + duration(mean, random);
    for (let i = 0; i < meeting.size; i++) {
      this.#timeline.plan(this.#now + (i === 0 ? 500 : delay(random)), { type: 'join', meeting });
    }
    this.#timeline.plan(until, { type: 'end', meeting });
    this.#timeline.plan(this.#now + exponential(60_000 / this.#rate(), random), { type: 'arrive' });
    if (this.#now >= this.#beginning) this.#measures.count('asked');
    this.#seek(meeting, [], this.#now);
  }

  /** Meetings that begin in a minute, at this time. */
  #rate(): number {
    const { meetingsPerMinute, rush, rushAt, minutes } = this.#scenario;
    const since = this.#now - this.#beginning - rushAt * minutes * 60_000;
    return since >= 0 && since < 60_000 ? meetingsPerMinute * rush : meetingsPerMinute;
  }

  #join(meeting: SimMeeting): void {
    if (meeting.over) return;
    meeting.present += 1;
    if (meeting.site) addLoad(meeting.site, loadOf(meeting.present) - loadOf(meeting.present - 1), this.#now);
  }

  #endMeeting(meeting: SimMeeting): void {
    this.#leave(meeting);
    meeting.over = true;
  }

  #leave(meeting: SimMeeting): void {
    if (!meeting.site) return;
    addLoad(meeting.site, -loadOf(meeting.present), this.#now);
    meeting.site.meetings.delete(meeting);
    meeting.site = null;
  }

  #enter(meeting: SimMeeting, site: SimSite): void {
    addLoad(site, loadOf(meeting.present), this.#now);
    site.meetings.add(meeting);
    meeting.site = site;
  }

  /** A meeting without a place looks for one, until it is given up or over. */
  #seek(meeting: SimMeeting, avoid: readonly string[], since: number): void {
    if (meeting.over) return;
    const site = this.#place(meeting, avoid, false);
    const again = (tried: readonly string[]) =>
      this.#timeline.plan(this.#now + RETRY_MS, { type: 'seek', meeting, avoid: tried, since });
    if (site?.alive) return this.#enter(meeting, site);
    if (site) return again([...avoid, site.id]);
    if (this.#now - since < PATIENCE_MS) return again(avoid);
    if (this.#now >= this.#beginning) this.#measures.count('rejected');
    meeting.over = true;
  }

  #place(meeting: SimMeeting, avoid: readonly string[], elsewhere: boolean): SimSite | null {
    const isolate = this.#isolates[Math.floor(this.#chance() * this.#isolates.length)];
    const known = isolate?.sites(this.#now) ?? [];
    const id = this.#scenario.rule(known, { region: meeting.region, avoid, elsewhere }, this.#chance);
    const site = this.#sites.find((each) => each.id === id) ?? null;
    if (!site) return null;
    if (this.#now >= this.#beginning) {
      const state = known.find((each) => each.id === id)?.state ?? 'down';
      this.#measures.placed(site, meeting.region, state);
    }
    // Of a meeting on the move it is known how large it is.
    if (site.alive) isolate?.reserve(site.id, meeting.present > 1 ? loadOf(meeting.present) : this.#scenario.expected);
    return site;
  }

  #look(): void {
    for (const site of this.#sites) this.#fleet.look(site, this.#now);
    for (const site of this.#sites) if (site.draining && !this.#fleet.away) this.#evacuate(site);
    this.#timeline.plan(this.#now + (this.#fleet.isWatchful() ? 1_000 : 5_000), { type: 'look' });
  }

  /** The smallest first. They stay while they wait, so nobody is lost where there is no other place. */
  #evacuate(site: SimSite): void {
    const leaving = [...site.meetings].toSorted((a, b) => a.present - b.present).slice(0, MOVED_AT_ONCE);
    for (const meeting of leaving) {
      const next = this.#place(meeting, [site.id], true);
      if (!next?.alive) continue;
      this.#leave(meeting);
      this.#enter(meeting, next);
      this.#measures.count('moved');
    }
  }

  /** Its people notice within three seconds, and the Fleet, asked at once, looks twice. */
  #crash(site: SimSite): void {
    for (const meeting of site.meetings) {
      this.#leave(meeting);
      const at = this.#now + 1_000 + this.#chance() * 2_000;
      this.#timeline.plan(at, { type: 'seek', meeting, avoid: [site.id], since: at });
      this.#measures.count('crashed');
    }
    this.#timeline.plan(this.#now + 1_200, { type: 'suspect', site });
    this.#timeline.plan(this.#now + 2_200, { type: 'suspect', site });
  }
}
