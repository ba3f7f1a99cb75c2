import { parseRoomName } from '../../../worker/domain/roomName.ts';
import type { Policy, State } from '../../../worker/domain/state.ts';
import { currentRoom } from '../../../worker/domain/turn.ts';
import { arrivalRequest } from '../../../worker/objects/arrival.ts';
import type { ObjectBindings } from '../../../worker/objects/bindings.ts';
import { Meeting } from '../../../worker/objects/Meeting.ts';
import type { Ports } from '../../../worker/objects/ports.ts';
import { CLOSE } from '../../../worker/protocol/errors.ts';
import type { ClientMessage } from '../../../worker/protocol/messages.ts';
import { seededRandom } from '../../simulation/seededRandom.ts';
import { bindings, OBJECT_ID, PEOPLE, SITES } from './cast.ts';
import { Clock } from './Clock.ts';
import { FakeSfu, twinOf, type Token, type Webhook } from './FakeSfu.ts';
import type { FakeSocket } from './FakeSocket.ts';
import { Person } from './Person.ts';
import { Platform } from './Platform.ts';

const SALT = 's'.repeat(22);
const AUTH_KEYS = { right: 'r'.repeat(43), wrong: 'w'.repeat(43) };
const NO_SECRET = 'x'.repeat(43);
/** How often a page with nothing to do but its duty looks whether it has its media. */
const TICK_MS = 5_000;

type WithoutId<M> = M extends { id: number } ? Omit<M, 'id'> : M;

/** A token that was given out, in the meeting of that moment. */
interface Issued extends Token {
  readonly mid: string | undefined;
  readonly toSeat: boolean;
}

/** Somebody whom a host has removed. */
interface Removed {
  readonly mid: string;
  readonly seat: string;
  readonly device: string | null;
  readonly prefix: string;
}

/** The real object over a platform, SFUs and people of which the truth is known. One event at a time. */
export class Story {
  readonly clock = new Clock();
  readonly platform = new Platform(OBJECT_ID, this.clock);
  readonly sfu: FakeSfu;
  readonly people: readonly Person[];
  /** Every token that was ever given out. */
  readonly issued: Issued[] = [];
  /** Seats whose people have left, were sent out, or were never let in. */
  readonly dismissed = new Set<string>();
  readonly removed: Removed[] = [];
  /** Rooms that somebody has said are dead. */
  readonly blamed = new Set<string>();
  readonly errors: unknown[] = [];
  /** Whether pages see to their media, and those who were removed try to come back. */
  onDuty = false;
  /** Called after everything that has happened. */
  onEvent: () => void = () => {};
  alarmFails = 0;
  alarmCrashes = false;
  rings = 0;
  #meeting: Meeting | null = null;
  #ringing = false;
  #nextTickAt = 0;
  #count = 0;
  readonly opens: Policy['opens'];
  readonly #useTwins: boolean;
  readonly #env: ObjectBindings;
  readonly #ports: Ports;

  constructor(opens: Policy['opens'], seed: number) {
    this.opens = opens;
    this.#useTwins = seed % 2 === 1;
    const random = seededRandom(seed);
    this.sfu = new FakeSfu(SITES, this.clock, random);
    this.people = PEOPLE.map((character) => new Person(character, this.sfu));
    this.#env = bindings(opens);
    this.#ports = {
      sfu: this.sfu.api,
      mediaToken: async (site, room, seat) => this.#issue({ site: site.id, room, identity: seat }),
      now: () => this.clock.now(),
      random,
      randomMid: () => String(++this.#count).padStart(32, '0'),
      randomSeat: () => `s_${String(++this.#count).padStart(20, '0')}`,
      randomVisitor: () => `v${++this.#count}`,
    };
  }

  get isInMemory(): boolean {
    return this.#meeting !== null;
  }

  /** An alarm is set, or one is being answered. */
  get willWake(): boolean {
    return this.platform.alarmAt !== null || this.#ringing;
  }

  /** Sockets are listed as open behind which nobody is. */
  get hasZombies(): boolean {
    return this.platform.sockets.some(({ isOpen, isAlive }) => isOpen && !isAlive);
  }

  stored(): State {
    return this.platform.stored();
  }

  person(who: number): Person {
    const person = this.people[who];
    if (!person) throw new Error(`nobody is ${who}`);
    return person;
  }

  // What people do.

  async open(person: Person): Promise<void> {
    if (person.socket) return;
    const { role, prefix, device } = person.character;
    const hostName = role === 'host' ? 'Ada' : null;
    const meeting = await this.object();
    const answer = await meeting.fetch(arrivalRequest({ role, hostName, prefix, region: '', device }));
    person.socket = answer.webSocket as unknown as FakeSocket;
    await this.#settle();
  }

  async enter(person: Person, password: 'right' | 'wrong' | 'none', resume = person.resume): Promise<void> {
    if (person.isSeated) return;
    await this.open(person);
    await this.say(person, {
      type: 'join',
      displayName: 'Somebody',
      ...(password !== 'none' && { authKey: AUTH_KEYS[password] }),
      ...(resume && { resume }),
    });
  }

  steal(person: Person, seat: string): Promise<void> {
    return this.enter(person, 'none', { seat, secret: NO_SECRET });
  }

  async secondTab(person: Person): Promise<void> {
    const first = person.socket;
    if (!first || !person.isSeated) return;
    person.lostSocket();
    await this.enter(person, 'none');
    if (first.isOpen) throw new Error('two tabs hold one seat');
  }

  async leave(person: Person): Promise<void> {
    if (!person.socket) return;
    if (person.seat) this.dismissed.add(person.seat);
    person.mediaDown();
    await this.say(person, { type: 'leave' });
  }

  async closeTab(person: Person): Promise<void> {
    if (!person.socket) return;
    await this.say(person, { type: 'bye' });
    person.mediaDown();
    await this.#end(person, 1001);
  }

  async cut(person: Person): Promise<void> {
    if (person.socket) await this.#end(person, 1006);
  }

  vanish(person: Person): void {
    if (person.socket) person.socket.deadSince = this.clock.time;
    person.lostSocket();
    person.mediaDown();
  }

  async sayLost(person: Person): Promise<void> {
    if (!person.isSeated) return;
    const { media } = this.stored().meeting ?? {};
    if (media?.kind === 'ready' && media.epoch === person.epoch) this.blamed.add(media.at.room);
    await this.say(person, { type: 'sfuLost', epoch: person.epoch });
  }

  setPassword(person: Person): Promise<void> {
    return this.say(person, { type: 'setPassword', password: { salt: SALT, authKey: AUTH_KEYS.right } });
  }

  async remove(person: Person, seat: string): Promise<void> {
    const before = this.stored().meeting;
    const { device, prefix } = before?.seats.get(seat) ?? {};
    await this.say(person, { type: 'remove', seat });
    if (!before || device === undefined || prefix === undefined || this.stored().meeting?.seats.has(seat)) return;
    this.dismissed.add(seat);
    this.removed.push({ mid: before.mid, seat, device, prefix });
  }

  /** Of the meeting that is open now. */
  get removedHere(): readonly Removed[] {
    const mid = this.stored().meeting?.mid;
    return this.removed.filter((each) => each.mid === mid);
  }

  async end(person: Person): Promise<void> {
    const before = this.stored().meeting;
    await this.say(person, { type: 'end' });
    if (this.stored().meeting?.mid !== before?.mid) for (const id of before?.seats.keys() ?? []) this.dismissed.add(id);
  }

  /** A message on the person's socket. */
  async say(person: Person, message: WithoutId<ClientMessage>): Promise<void> {
    const { socket } = person;
    if (!socket?.isOpen) return;
    const meeting = await this.object();
    const text = JSON.stringify({ id: ++this.#count, ...message });
    this.#run(meeting.webSocketMessage(socket as unknown as WebSocket, text));
    await this.#settle();
  }

  async #end(person: Person, code: number): Promise<void> {
    const { socket } = person;
    person.lostSocket();
    if (socket) await this.#ended(socket, code);
  }

  /** The object is told that a socket is no more. */
  async #ended(socket: FakeSocket, code: number): Promise<void> {
    const meeting = await this.object();
    socket.end();
    this.platform.sockets = this.platform.sockets.filter((each) => each !== socket);
    const ws = socket as unknown as WebSocket;
    this.#run(code === 1006 ? meeting.webSocketError(ws) : meeting.webSocketClose(ws, code));
    await this.#settle();
  }

  // What comes from elsewhere.

  /** It may bring an alarm forward, where it is of the room that people are in, and changes nothing else. */
  async hint({ room, identity }: Webhook): Promise<void> {
    const address = parseRoomName(room);
    if (!address) return;
    const meeting = await this.object();
    const { alarmAt, isRetrying, hasGivenUp } = this.platform;
    const rows = this.platform.rows();
    this.#run(meeting.hint(address.mid, address.epoch, identity));
    await this.#settle();
    if (this.platform.rows() !== rows) throw new Error('a hint changed something');
    const isCurrent = currentRoom(this.stored().meeting)?.room === room;
    // One that the platform has failed to ring is set again by whatever happens.
    if (!isCurrent && !isRetrying && !hasGivenUp && this.platform.alarmAt !== alarmAt)
      throw new Error('a hint of an old room changed something');
  }

  /** Somebody opens the name's page, and closes it again. */
  async comeBy(): Promise<void> {
    const stranger = new Person({ role: 'guest', prefix: '198.51.100.7', device: null, isQuick: false }, this.sfu);
    await this.open(stranger);
    await this.#end(stranger, 1001);
  }

  async evacuate(site: string, why: 'drain' | 'down'): Promise<void> {
    const { media } = this.stored().meeting ?? {};
    if (why === 'down' && media?.kind === 'ready' && media.at.site.id === site) this.blamed.add(media.at.room);
    const meeting = await this.object();
    this.#run(meeting.evacuate(site, why));
    await this.#settle();
  }

  // What becomes of the object.

  /** In memory, by an event. */
  async object(): Promise<Meeting> {
    if (!this.#meeting) {
      this.#meeting = new Meeting(this.platform.context(), this.#env, this.#ports);
      await this.#settle();
    }
    return this.#meeting ?? this.object();
  }

  /** Out of memory; what it has asked for is answered to nobody. */
  evict(): void {
    this.#meeting = null;
    this.sfu.loseAnswers();
    if (this.#ringing && this.platform.alarmAt === null) this.platform.failAlarm();
    this.#ringing = false;
  }

  /** Out of memory, and these sockets with it. */
  evictWithout(sockets: readonly FakeSocket[]): void {
    this.evict();
    this.platform.sockets = this.platform.sockets.filter((each) => !sockets.includes(each));
    for (const person of this.people) if (person.socket && sockets.includes(person.socket)) person.lostSocket();
    for (const socket of sockets) socket.end();
  }

  /** Time passes: answers arrive, alarms ring, pages do what they have to. */
  async pass(ms: number): Promise<void> {
    const end = this.clock.time + ms;
    this.rings = 0;
    for (;;) {
      const answerAt = this.sfu.nextAnswerAt;
      const alarmAt = this.#alarmAt();
      const tickAt = this.onDuty ? this.#nextTickAt : Infinity;
      const next = Math.min(answerAt, alarmAt, tickAt);
      if (next > end) break;
      this.clock.time = Math.max(this.clock.time, next);
      if (next === answerAt) await this.#answer();
      else if (next === alarmAt) await this.#ring();
      else await this.#tick();
      this.onEvent();
    }
    this.clock.time = end;
  }

  /** Of the world's time. One that has begun is not over before it has its answers. */
  #alarmAt(): number {
    const { alarmAt } = this.platform;
    return alarmAt === null || this.#ringing ? Infinity : alarmAt - (this.clock.now() - this.clock.time);
  }

  async #ring(): Promise<void> {
    if (++this.rings > 1_000) throw new Error('the alarm rings without end');
    if (this.alarmFails > 0) {
      this.alarmFails--;
      return this.platform.failAlarm();
    }
    const crashes = this.alarmCrashes;
    this.alarmCrashes = false;
    this.platform.takeAlarm();
    this.#ringing = true;
    const meeting = await this.object();
    this.sfu.holdsBack = crashes;
    const alarm = meeting.alarm().then(() => {
      if (this.#meeting === meeting) this.#ringing = false;
    });
    this.#run(alarm);
    await this.#settle();
    if (crashes) this.evict();
  }

  async #answer(): Promise<void> {
    const answer = this.sfu.takeAnswer();
    if (!answer) return;
    const isOld = parseRoomName(answer.room)?.mid !== this.stored().meeting?.mid;
    const before = isOld ? this.#meetingRows() : '';
    answer.give();
    await this.#settle();
    if (isOld && this.#meetingRows() !== before) throw new Error('an answer about an old meeting changed a new one');
  }

  #meetingRows(): string {
    const { meeting } = this.stored();
    return JSON.stringify([meeting, [...(meeting?.seats ?? [])]]);
  }

  /** Pages that have a seat and no media try to get it, and who was removed tries with all that they have. */
  async #tick(): Promise<void> {
    this.#nextTickAt = this.clock.time + TICK_MS;
    for (const person of this.people) {
      if (person.isSeated && !person.isConnected && !person.mediaUp()) await this.sayLost(person);
    }
    const removed = this.removedHere;
    for (const token of this.issued) {
      if (!removed.some(({ seat }) => seat === token.identity)) continue;
      this.sfu.connect(this.#useTwins ? twinOf(token) : token);
    }
  }

  #issue(token: Token): string {
    const { meeting } = this.stored();
    this.issued.push({ ...token, mid: meeting?.mid, toSeat: meeting?.seats.has(token.identity) ?? false });
    return JSON.stringify(token);
  }

  #run(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.errors.push(error));
  }

  /** Until nothing goes on but what an SFU has to answer. Pages hear what was said, and answer a close with theirs. */
  async #settle(): Promise<void> {
    // All that goes on is promises: they are done before the next task.
    await new Promise((resolve) => setImmediate(resolve));
    for (const person of this.people)
      for (const message of person.socket?.inbox.splice(0) ?? []) this.#hear(person, message);
    const closing = this.platform.sockets.find((socket) => socket.isClosing && socket.deadSince === null);
    if (!closing) return;
    const person = this.people.find(({ socket }) => socket === closing);
    person?.lostSocket();
    await this.#ended(closing, closing.code);
    // A page whose socket was thought dead comes back by itself.
    if (closing.code === CLOSE.silent && person?.resume) await this.enter(person, 'none');
  }

  #hear(person: Person, message: Parameters<Person['hear']>[0]): void {
    const { seat } = person;
    person.hear(message);
    if (message.type === 'ended' && seat) this.dismissed.add(seat);
  }
}
