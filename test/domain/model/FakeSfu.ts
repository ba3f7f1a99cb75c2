import type { Listing } from '../../../worker/domain/events.ts';
import type { SfuApi } from '../../../worker/services/SfuApi.ts';
import type { Clock } from './Clock.ts';

/** How a site's API behaves. Media goes on whatever it does. */
export type Manner =
  | 'well'
  /** What is asked is done when the answer comes, some time later. */
  | 'slow'
  /** What is asked is done at once, the answer comes some time later. */
  | 'late'
  | 'failing'
  /** What is asked is done, and no answer comes. */
  | 'mute'
  /** The client's code throws, which it never should. */
  | 'broken';

export interface Token {
  readonly site: string;
  readonly room: string;
  readonly identity: string;
}

/** What `publish=` makes of it: one token, many participants. */
export const twinOf = (token: Token): Token => ({ ...token, identity: `${token.identity}#x` });

export interface Webhook {
  readonly room: string;
  readonly identity: string | null;
}

interface Answer {
  /** In the world's time. */
  readonly at: number;
  readonly room: string;
  readonly give: () => void;
  /** Nobody hears it. */
  readonly lose: () => void;
}

interface SfuSite {
  manner: Manner;
  isDead: boolean;
  /** Since when each identity is in each room. */
  readonly rooms: Map<string, Map<string, number>>;
  /** Since when the API has owed its answers about rooms. */
  silentSince: number | null;
}

/** The client's patience with an answer, and the longest that a slow one takes. */
const PATIENCE_MS = 3_000;
const SLOWEST_MS = 4_000;

/** The SFUs of all sites: who is really where. */
export class FakeSfu {
  readonly sites: ReadonlyMap<string, SfuSite>;
  readonly webhooks: Webhook[] = [];
  readonly toldBefore: Webhook[] = [];
  /** One list that is asked for comes back empty, for no reason; never two in a row. */
  mistake = false;
  /** No answer is given until the object has gone. */
  holdsBack = false;
  /** The mistaken list that no honest one has followed yet. */
  #mistaken: readonly string[] | null = null;
  #answers: Answer[] = [];
  readonly #clock: Clock;
  readonly #random: () => number;

  constructor(sites: readonly string[], clock: Clock, random: () => number) {
    this.sites = new Map(
      sites.map((id) => [id, { manner: 'well', isDead: false, rooms: new Map(), silentSince: null }]),
    );
    this.#clock = clock;
    this.#random = random;
  }

  site(id: string): SfuSite {
    const site = this.sites.get(id);
    if (!site) throw new Error(`no such site: ${id}`);
    return site;
  }

  readonly api: SfuApi = {
    createRoom: (site, room) =>
      this.#ask(site.id, room, false, ({ rooms }) => {
        if (!rooms.has(room)) rooms.set(room, new Map());
        return true;
      }),
    list: (site, room) => {
      if (this.site(site.id).manner === 'broken') return this.#breakSlowly(room);
      return this.#list(site.id, room);
    },
    probe: (site, room) => this.#look(site.id, room, () => []),
    removeIdentity: (site, room, identity) =>
      this.#ask(site.id, room, undefined, () => this.disconnect({ site: site.id, room, identity })),
    silence: async () => {},
    permit: async () => {},
    deleteRoom: (site, room) =>
      this.#ask(site.id, room, false, ({ rooms }) => {
        for (const identity of rooms.get(room)?.keys() ?? []) this.disconnect({ site: site.id, room, identity });
        if (rooms.delete(room)) this.webhooks.push({ room, identity: null });
        return true;
      }),
  };

  /** Whoever has a token for a room that is there gets in: it knows of no removal. */
  connect(token: Token): boolean {
    const site = this.site(token.site);
    const room = site.isDead ? undefined : site.rooms.get(token.room);
    if (!room) return false;
    if (!room.has(token.identity)) {
      room.set(token.identity, this.#clock.time);
      this.webhooks.push({ room: token.room, identity: token.identity });
    }
    return true;
  }

  disconnect({ site, room, identity }: Token): void {
    if (this.site(site).rooms.get(room)?.delete(identity)) this.webhooks.push({ room, identity });
  }

  isIn({ site, room, identity }: Token): boolean {
    return this.people(site, room)?.has(identity) ?? false;
  }

  /** Null where there is no such room. */
  people(site: string, room: string): ReadonlyMap<string, number> | null {
    return this.site(site).rooms.get(room) ?? null;
  }

  /** All rooms and whoever was in them are lost without a word. */
  die(id: string): void {
    const site = this.site(id);
    site.isDead = true;
    site.rooms.clear();
  }

  heal(id: string): void {
    const site = this.site(id);
    site.isDead = false;
    site.manner = 'well';
  }

  get nextAnswerAt(): number {
    return this.holdsBack ? Infinity : Math.min(...this.#answers.map(({ at }) => at));
  }

  /** The next answer, which `give` gives. */
  takeAnswer(): Answer | undefined {
    const at = this.nextAnswerAt;
    const answer = this.#answers.find((each) => each.at === at);
    this.#answers = this.#answers.filter((each) => each !== answer);
    return answer;
  }

  /** Who asked has lost their memory. */
  loseAnswers(): void {
    this.holdsBack = false;
    for (const { lose } of this.#answers.splice(0)) lose();
  }

  async #list(id: string, room: string): Promise<Listing> {
    const listing = await this.#look(id, room, (people) => {
      if (!this.mistake || this.#mistaken) return [...people.keys()];
      this.mistake = false;
      this.#mistaken = [];
      return this.#mistaken;
    });
    // Only what is heard counts: an honest answer may be lost.
    if (listing.kind === 'listed' && listing.identities !== this.#mistaken) this.#mistaken = null;
    return listing;
  }

  async #look(
    id: string,
    room: string,
    identities: (people: ReadonlyMap<string, number>) => readonly string[],
  ): Promise<Listing> {
    const failed: Listing = { kind: 'error' };
    const listing = await this.#ask(id, room, failed, ({ rooms }): Listing => {
      const people = rooms.get(room);
      return people ? { kind: 'listed', identities: identities(people) } : { kind: 'missing' };
    });
    const site = this.site(id);
    site.silentSince = listing === failed ? (site.silentSince ?? this.#clock.time) : null;
    return listing;
  }

  async #ask<T>(id: string, room: string, failed: T, act: (site: SfuSite) => T): Promise<T> {
    const site = this.site(id);
    const does = () => (site.isDead ? failed : act(site));
    const manner = site.isDead ? 'failing' : site.manner;
    if (this.holdsBack) return this.#askSlowly(room, failed, does, true);
    switch (manner) {
      case 'failing':
        return failed;
      case 'mute':
        does();
        return failed;
      case 'slow':
      case 'late':
        return this.#askSlowly(room, failed, does, manner === 'late');
      case 'well':
      case 'broken':
        return does();
    }
  }

  #breakSlowly(room: string): Promise<never> {
    const at = this.#clock.time + Math.floor(this.#random() * PATIENCE_MS);
    return new Promise((_, reject) => {
      this.#answers.push({ at, room, give: () => reject(new Error('broken on purpose')), lose: () => {} });
    });
  }

  #askSlowly<T>(room: string, failed: T, does: () => T, atOnce: boolean): Promise<T> {
    const done = atOnce ? [does()] : null;
    const delay = Math.floor(this.#random() * SLOWEST_MS);
    const outcome = (): T => (delay > PATIENCE_MS ? failed : done ? (done[0] as T) : does());
    return new Promise((resolve) => {
      this.#answers.push({
        at: this.#clock.time + Math.min(delay, PATIENCE_MS),
        room,
        give: () => resolve(outcome()),
        lose: () => void (done ?? does()),
      });
    });
  }
}
