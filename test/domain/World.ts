import { decide } from '../../worker/domain/decide.ts';
import { doorFor } from '../../worker/domain/door.ts';
import type { Effect, Event } from '../../worker/domain/events.ts';
import { roomName } from '../../worker/domain/roomName.ts';
import {
  NOTHING,
  type Allowed,
  type Policy,
  type Sendable,
  type State,
  type Visitor,
} from '../../worker/domain/state.ts';
import type { Role, ServerMessage } from '../../worker/protocol/messages.ts';
import { aSite } from '../support/aSite.ts';

const OBJECT_ID = 'ab'.repeat(32);

/** One meeting with its SFUs beside it, in a time that the test moves. Effects are done at once, as the object would in the end. */
export class World {
  state: State = NOTHING;
  now = 1_800_000_000_000;
  policy: Policy = { opens: 'anyone', limit: 100 };
  sfuUp = true;
  /** Sites that a meeting may be placed at, the first that it need not avoid. */
  sites = ['one'];
  /** Sites whose API does not answer, though the others' do. */
  readonly silent = new Set<string>();
  /** The SFUs' rooms and who is in them. */
  readonly rooms = new Map<string, Set<string>>();
  readonly sent: { to: string; message: ServerMessage }[] = [];
  readonly admitted = new Map<string, string>();
  readonly media: { seat: string; epoch: number; withinMs: number | null }[] = [];
  readonly closed = new Map<string, number>();
  readonly visitors = new Map<string, Visitor>();
  #alarmAt: number | null = null;
  #count = 0;

  visitor(role: Role = 'guest', prefix = '192.0.2.1', device: string | null = null): Visitor {
    const visitor: Visitor = {
      id: `v${++this.#count}`,
      role,
      hostName: role === 'host' ? 'Ada' : null,
      prefix,
      region: '',
      device,
    };
    this.visitors.set(visitor.id, visitor);
    this.do({ type: 'arrived', visitor });
    return visitor;
  }

  join(
    visitor: Visitor,
    options: { proof?: string; resume?: { seat: string; ok: boolean }; name?: string } = {},
  ): string {
    const newSeat = `s_${String(++this.#count).padStart(20, '0')}`;
    this.do({
      type: 'join',
      visitor,
      re: 1,
      displayName: options.name ?? 'Somebody',
      proof: options.proof ?? null,
      resume: options.resume ?? null,
      newSeat,
      newMid: String(++this.#count).padStart(32, '0'),
    });
    return options.resume?.seat ?? newSeat;
  }

  /** A guest who has joined and is live in the SFU. */
  seated(role: Role = 'guest'): { visitor: Visitor; seat: string } {
    const visitor = this.visitor(role);
    const seat = this.join(visitor);
    this.connect(seat);
    return { visitor, seat };
  }

  setPassword(visitor: Visitor, password: string | null): void {
    this.do({
      type: 'setPassword',
      visitor,
      re: 2,
      password: password === null ? null : { salt: 'salt', verifier: password },
      newMid: String(++this.#count).padStart(32, '0'),
    });
  }

  setRules(visitor: Visitor, change: Extract<Event, { type: 'setRules' }>['change']): void {
    this.do({ type: 'setRules', visitor, re: 4, newMid: String(++this.#count).padStart(32, '0'), change });
  }

  answerKnock(visitor: Visitor, knocker: Visitor | null, admit: boolean): void {
    this.do({ type: 'answerKnock', visitor, re: 5, knocker: knocker?.id ?? null, admit });
  }

  /** The seat's client connects to the SFU room that is current. */
  connect(seat: string): void {
    this.rooms.get(this.room())?.add(seat);
  }

  disconnect(seat: string): void {
    for (const room of this.rooms.values()) room.delete(seat);
  }

  room(): string {
    const media = this.state.meeting?.media;
    return media?.kind === 'ready' ? media.at.room : '';
  }

  /** The page is closed: it says goodbye, its socket and its media go. */
  closeTab({ visitor, seat }: { visitor: Visitor; seat: string }): void {
    this.do({ type: 'bye', visitor });
    this.visitors.delete(visitor.id);
    this.do({ type: 'closed', visitor, clean: true });
    this.disconnect(seat);
  }

  /** Everything of the SFU is lost, and it answers again only with `sfuUp`. */
  killSfu(): void {
    this.rooms.clear();
    this.sfuUp = false;
  }

  /** Time passes, alarms ring when they are due. */
  pass(ms: number): void {
    const end = this.now + ms;
    while (this.#alarmAt !== null && this.#alarmAt <= end) {
      this.now = Math.max(this.now, this.#alarmAt);
      this.#alarmAt = null;
      this.do({ type: 'alarm' });
    }
    this.now = end;
  }

  get alarmAt(): number | null {
    return this.#alarmAt;
  }

  do(event: Event): void {
    const { state, effects, alarmBy } = decide(this.state, event, this.now, this.policy);
    this.state = state;
    if (alarmBy === null) this.#alarmAt = null;
    else if (this.#alarmAt === null || alarmBy < this.#alarmAt) this.#alarmAt = alarmBy;
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case 'send':
        this.sent.push({ to: effect.to, message: effect.message });
        return;
      case 'sendSeated':
        for (const seat of this.state.meeting?.seats.values() ?? []) {
          if (seat.visitor && seat.id !== effect.except) this.sent.push({ to: seat.visitor, message: effect.message });
        }
        return;
      case 'sendHosts':
        for (const seat of this.state.meeting?.seats.values() ?? []) {
          if (seat.visitor && seat.role === 'host') this.sent.push({ to: seat.visitor, message: effect.message });
        }
        return;
      case 'sendDoors':
        for (const visitor of this.visitors.values()) {
          if (effect.to?.includes(visitor.id) === false) continue;
          const seated = [...(this.state.meeting?.seats.values() ?? [])].some((seat) => seat.visitor === visitor.id);
          if (!seated) this.sent.push({ to: visitor.id, message: doorFor(this.state, visitor, this.policy) });
        }
        return;
      case 'close':
        this.closed.set(effect.visitor, effect.code);
        this.visitors.delete(effect.visitor);
        return;
      case 'admit': {
        const visitor = this.state.meeting?.seats.get(effect.seat)?.visitor;
        if (visitor) this.admitted.set(visitor, effect.seat);
        return;
      }
      case 'sendMedia': {
        const media = this.state.meeting?.media;
        if (media?.kind === 'ready')
          this.media.push({ seat: effect.seat, epoch: media.epoch, withinMs: effect.withinMs });
        return;
      }
      case 'place': {
        const { mid, epoch } = effect;
        const other = this.sites.find((id) => !effect.avoid.includes(id));
        const site = other ?? (effect.elsewhere ? undefined : this.sites[0]);
        if (!this.placing) return void this.unplaced.push({ mid, epoch, site });
        this.#place({ mid, epoch, site });
        return;
      }
      case 'list':
      case 'probe': {
        const there = this.rooms.get(effect.at.room);
        this.do({
          type: effect.type === 'list' ? 'listing' : 'probed',
          mid: effect.mid,
          epoch: effect.epoch,
          listing: !this.answers(effect.at.site.id)
            ? { kind: 'error' }
            : there
              ? { kind: 'listed', identities: [...there] }
              : { kind: 'missing' },
        });
        return;
      }
      case 'removeIdentity':
        if (this.answers(effect.at.site.id)) this.rooms.get(effect.at.room)?.delete(effect.identity);
        return;
      case 'deleteRoom':
        if (!this.answers(effect.at.site.id)) return;
        this.rooms.delete(effect.at.room);
        this.do({ type: 'roomDeleted', room: effect.at.room });
        return;
      case 'silence':
        this.silenced.push({ identity: effect.identity, what: effect.what });
        return;
      case 'permit':
        this.permitted.set(effect.identity, effect.allowed);
        return;
      case 'suspect':
        this.suspected.push(effect.site);
        return;
      case 'found':
        this.found.push(effect.why);
    }
  }

  /** False: the answer to "make a room" is on its way until `arrive`. */
  placing = true;
  readonly unplaced: { mid: string; epoch: number; site: string | undefined }[] = [];
  readonly suspected: string[] = [];
  readonly silenced: { identity: string; what: Sendable }[] = [];
  /** What the SFU lets an identity send, where it was told. */
  readonly permitted = new Map<string, Allowed>();
  readonly found: string[] = [];

  /** The answers that were on their way. */
  arrive(): void {
    this.placing = true;
    for (const each of this.unplaced.splice(0)) this.#place(each);
  }

  #place({ mid, epoch, site }: (typeof this.unplaced)[number]): void {
    if (site === undefined || !this.answers(site)) {
      this.do({ type: 'placeFailed', mid, epoch, tried: site ?? null });
      return;
    }
    const room = roomName({ objectId: OBJECT_ID, mid, epoch });
    this.rooms.set(room, this.rooms.get(room) ?? new Set());
    this.do({ type: 'placed', mid, epoch, at: { site: aSite(site), room } });
  }

  answers(site: string): boolean {
    return this.sfuUp && !this.silent.has(site);
  }

  /** Where the meeting's media is. */
  get site(): string | null {
    const media = this.state.meeting?.media;
    return media?.kind === 'ready' ? media.at.site.id : null;
  }

  /** What a visitor was told, newest last. */
  told(visitor: Visitor): ServerMessage[] {
    return this.sent.filter(({ to }) => to === visitor.id).map(({ message }) => message);
  }
}
