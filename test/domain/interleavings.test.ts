import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NOTHING, type OpenMeeting, type Visitor } from '../../worker/domain/state.ts';
import { World } from './World.ts';

/** Somebody with a page open, as the outside sees them. */
interface Page {
  visitor: Visitor;
  seat: string | null;
}

const step = fc.oneof(
  fc.constant({ do: 'arrive' as const }),
  fc.constant({ do: 'arriveHost' as const }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 40_000 }) }),
  fc.record({
    do: fc.constantFrom(
      'sfuDies' as const,
      'sfuSilent' as const,
      'sfuBack' as const,
      'drain' as const,
      'fleetSaysDown' as const,
      'placesSlowly' as const,
      'places' as const,
    ),
  }),
  // Most of what happens is done by somebody.
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        // Without people nothing happens.
        'join' as const,
        'join' as const,
        'join' as const,
        'leave' as const,
        'closeTab' as const,
        'cut' as const,
        'reload' as const,
        'connect' as const,
        'disconnect' as const,
        'sfuLost' as const,
        'setPassword' as const,
        'removePassword' as const,
        'setKnock' as const,
        'setOpen' as const,
        'lock' as const,
        'unlock' as const,
        'fewSeats' as const,
        'letAllIn' as const,
        'letNobodyIn' as const,
        'evict' as const,
        'evictAndCut' as const,
        'hint' as const,
      ),
      who: fc.nat({ max: 5 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

class Story {
  readonly world = Object.assign(new World(), { sites: ['one', 'two', 'three'] });
  readonly pages: Page[] = [];
  /** Seats whose page was cut or closed, with what it takes to come back. */
  readonly lost: string[] = [];

  do(step: Step): void {
    const { world } = this;
    if (step.do === 'arrive' || step.do === 'arriveHost') {
      if (this.pages.length < 6)
        this.pages.push({ visitor: world.visitor(step.do === 'arrive' ? 'guest' : 'host'), seat: null });
    } else if (step.do === 'pass') world.pass(step.ms);
    else if (step.do === 'sfuDies') world.killSfu();
    else if (step.do === 'sfuSilent') world.sfuUp = false;
    else if (step.do === 'sfuBack') world.sfuUp = true;
    else if (step.do === 'drain') world.do({ type: 'evacuate', site: world.site ?? '', why: 'drain' });
    else if (step.do === 'fleetSaysDown') world.do({ type: 'evacuate', site: world.site ?? '', why: 'down' });
    else if (step.do === 'placesSlowly') world.placing = false;
    else if (step.do === 'places') world.arrive();
    else if ('who' in step) this.#act(step.do, this.pages[step.who % Math.max(1, this.pages.length)]);
  }

  #act(what: string, page: Page | undefined): void {
    const { world } = this;
    if (!page) return;
    const { visitor, seat } = page;
    switch (what) {
      case 'join':
        page.seat = this.#seatOf(world.join(visitor), page) ?? page.seat;
        return;
      case 'leave':
        if (!seat) return;
        world.disconnect(seat);
        world.do({ type: 'leave', visitor, re: 9 });
        // The meeting closes the socket of whoever was seated; a refused page stays at the door.
        if (world.closed.has(visitor.id)) this.#drop(page);
        else page.seat = null;
        return;
      case 'closeTab':
        world.closeTab({ visitor, seat: seat ?? '' });
        if (seat) this.lost.push(seat);
        this.#drop(page);
        return;
      case 'cut':
        this.#cut(page);
        return;
      case 'reload': {
        const back = this.lost.pop();
        if (back && !seat) page.seat = this.#seatOf(world.join(visitor, { resume: { seat: back, ok: true } }), page);
        return;
      }
      case 'connect':
        if (seat && world.sfuUp) world.connect(seat);
        return;
      case 'disconnect':
        if (seat) world.disconnect(seat);
        return;
      case 'sfuLost': {
        const media = world.state.meeting?.media;
        if (seat && media?.kind === 'ready') world.do({ type: 'sfuLost', visitor, re: 9, epoch: media.epoch });
        return;
      }
      case 'setPassword':
        return world.setPassword(visitor, 'secret');
      case 'removePassword':
        return world.setPassword(visitor, null);
      case 'setKnock':
        return world.setRules(visitor, { entry: 'knock' });
      case 'setOpen':
        return world.setRules(visitor, { entry: 'open' });
      case 'lock':
        return world.setRules(visitor, { locked: true });
      case 'unlock':
        return world.setRules(visitor, { locked: false });
      case 'fewSeats':
        return world.setRules(visitor, { limit: 2 });
      case 'letAllIn':
        return world.answerKnock(visitor, null, true);
      case 'letNobodyIn':
        return world.answerKnock(visitor, null, false);
      case 'evict':
        // What was on its way to the object is lost with its memory.
        world.unplaced.length = 0;
        world.do({ type: 'woke', visitors: new Set(this.pages.map((each) => each.visitor.id)) });
        return;
      case 'evictAndCut':
        this.#drop(page);
        world.visitors.delete(visitor.id);
        world.unplaced.length = 0;
        world.do({ type: 'woke', visitors: new Set(this.pages.map((each) => each.visitor.id)) });
        if (seat) world.disconnect(seat);
        return;
      case 'hint':
        world.do({ type: 'hint', mid: world.state.meeting?.mid ?? '', epoch: 1, identity: seat });
    }
  }

  #cut(page: Page): void {
    this.world.visitors.delete(page.visitor.id);
    this.world.do({ type: 'closed', visitor: page.visitor, clean: false });
    if (page.seat) {
      this.world.disconnect(page.seat);
      this.lost.push(page.seat);
    }
    this.#drop(page);
  }

  /** The seat, where the join took one; a page that had it before has lost it. */
  #seatOf(seat: string, page: Page): string | null {
    if (this.world.state.meeting?.seats.get(seat)?.visitor !== page.visitor.id) return null;
    for (const other of this.pages) if (other !== page && other.seat === seat) this.#drop(other);
    return seat;
  }

  #drop(page: Page): void {
    this.pages.splice(this.pages.indexOf(page), 1);
  }

  everybodyGoes(): void {
    while (this.pages[0]) this.#cut(this.pages[0]);
  }
}

/** Pages that hold a seat which the meeting does not hold for them, unless it refused them for want of an SFU. */
function wronged({ world, pages }: Story): Page[] {
  return pages.filter(({ visitor, seat }) => {
    if (!seat) return false;
    const held = world.state.meeting?.seats.get(seat);
    if (held?.visitor === visitor.id && held.presence === 'present') return false;
    return !world.told(visitor).some((message) => message.type === 'refused' && message.code === 'sfu_unavailable');
  });
}

/** Somebody or something keeps it open, or an alarm will end it. */
function isCaredFor({ state, alarmAt }: World): boolean {
  const { meeting, doomed } = state;
  if (meeting && meeting.seats.size === 0 && meeting.keepers.length === 0 && meeting.emptySince === null) return false;
  return alarmAt !== null || (!meeting && doomed.length === 0);
}

/** Nobody waits at the door who is not there, is seated, or whom nothing asks to wait. */
function waitRightly({ world, pages }: Story): boolean {
  const { meeting } = world.state;
  const knocks = [...(meeting?.knocks.keys() ?? [])];
  if (knocks.length > 0 && (meeting?.entry.kind !== 'knock' || meeting.locked)) return false;
  const seated = new Set([...(meeting?.seats.values() ?? [])].map(({ visitor }) => visitor));
  return knocks.every((id) => !seated.has(id) && pages.some(({ visitor }) => visitor.id === id));
}

/** A guest was admitted against the rules of that moment. `before`: the meeting when they asked. */
function slippedIn(story: Story, step: Step, before: OpenMeeting | null): boolean {
  if (step.do !== 'join') return false;
  const page = story.pages[step.who % Math.max(1, story.pages.length)];
  const seat = page?.seat ? story.world.state.meeting?.seats.get(page.seat) : undefined;
  if (!before || !page || !seat || before.seats.has(seat.id)) return false;
  const { visitor } = page;
  if (visitor.role === 'host') return before.seats.size > before.limit;
  if (before.locked || before.seats.size >= before.limit || before.entry.kind === 'password') return true;
  return before.entry.kind === 'knock' && before.knocks.get(visitor.id)?.invited !== true;
}

it('no interleaving loses a seat that is held, and none leaves anything behind', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const story = new Story();
      const { world } = story;
      for (const each of steps) {
        const before = world.state.meeting;
        story.do(each);
        expect(slippedIn(story, each, before)).toBe(false);
        expect(waitRightly(story)).toBe(true);
        expect(wronged(story)).toEqual([]);
        expect(isCaredFor(world)).toBe(true);
      }
      world.arrive();
      story.everybodyGoes();
      world.pass(150_000);
      expect(world.state.meeting).toBeNull();
      world.sfuUp = true;
      world.pass(150_000);
      expect(world.state).toEqual(NOTHING);
      expect(world.alarmAt).toBeNull();
    }),
    { numRuns: 3_000 },
  );
});

it('the count is the truth after two reconciliations', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      const story = new Story();
      for (const each of steps) story.do(each);
      story.world.sfuUp = true;
      story.world.arrive();
      story.world.pass(75_000);
      const seats = [...(story.world.state.meeting?.seats.keys() ?? [])].toSorted();
      expect(seats).toEqual(
        story.pages
          .flatMap(({ seat }) => (seat && story.world.state.meeting?.seats.has(seat) ? [seat] : []))
          .toSorted(),
      );
    }),
    { numRuns: 1_000 },
  );
});
