import { signal } from '@preact/signals';
import { browserSurroundings } from '../control/browserSurroundings.ts';
import {
  ControlSocket,
  type Answer,
  type ControlSurroundings,
  type Final,
  type News,
} from '../control/ControlSocket.ts';
import { newSalt } from '../control/newSalt.ts';
import { PasswordField } from '../control/PasswordField.ts';
import { seatMemory, type RememberedSeat, type SeatMemory } from '../control/seatMemory.ts';
import { stretch, type Stretched } from '../control/stretch.ts';
import type { CreateCall, PendingCall } from './CallPort.ts';
import { createEntry, type Admitted, type DoorNews } from './createEntry.ts';
import { createRoster } from './createRoster.ts';
import { deferredCall } from './deferredCall.ts';
import type { Devices } from './Devices.ts';
import type { Meeting, Phase, Refusal } from './Meeting.ts';
import { refusalOf } from './refusalOf.ts';
import { whenIdle } from './whenIdle.ts';

/** From being admitted to drawing the stage: by then the connection to the SFU waits for the network, not for this page. */
const STAGE_MS = 90;
interface MeetingParts {
  /** Canonical. */
  name: string;
  devices: Devices;
  surroundings?: ControlSurroundings;
  seats?: SeatMemory;
  loadCall?: () => Promise<CreateCall>;
  stretchPassword?: (password: string, salt: string) => Promise<Stretched | null>;
}

export function createMeeting({
  name,
  devices,
  surroundings = browserSurroundings(),
  seats = seatMemory,
  loadCall = async () => (await import('../livekit/createCall.ts')).createCall,
  stretchPassword = stretch,
}: MeetingParts): Meeting {
  const { clock } = surroundings;
  const phase = signal<Phase>({ kind: 'connecting' });
  const online = signal(false);
  const roster = createRoster();
  const password = new PasswordField(clock, stretchPassword);
  const silenced = signal<Meeting['silenced']['value']>(null);
  const watch = signal<unknown>(null);

  let socket: ControlSocket;
  /** What the door said last on this socket. */
  let door: DoorNews | null = null;
  /** The seat that is held, or about to be taken again after a reload or a cut. */
  let seat: RememberedSeat | null = null;
  let call: PendingCall | null = null;

  const entry = createEntry({
    clock,
    password,
    socket: () => socket,
    door: () => door,
    takesTime: () => showDoor({ joining: true, refusal: null }),
    admitted(answer, displayName) {
      // Another seat is another identity for the SFU: the media of the one before is over.
      if (phase.peek().kind === 'call') endCall();
      admit(answer, displayName);
    },
    toDoor(refusal, waiting) {
      if (refusal?.code === 'removed') return over('removed');
      if (phase.peek().kind === 'call') leaveStage();
      showDoor({ joining: false, waiting, refusal });
    },
  });

  function visit(): void {
    entry.drop();
    door = null;
    seat = seats.load();
    phase.value = { kind: 'connecting' };
    // Each socket has its own listener: what a former one has yet to say is no concern of this visit.
    const mine = <T extends unknown[]>(act: (...args: T) => void) => {
      return (...args: T) => {
        if (socket === opened) act(...args);
      };
    };
    const opened: ControlSocket = new ControlSocket(name, surroundings, {
      opened: mine(onOpened),
      dropped: mine(onDropped),
      news: mine(onNews),
      closed: mine((final) => over(REASONS[final])),
    });
    socket = opened;
  }

  function onOpened(): void {
    online.value = true;
    entry.opened();
    if (seat) void takeAgain(seat);
  }

  function onDropped(): void {
    online.value = false;
    door = null;
    entry.dropped();
  }

  function onNews(message: News): void {
    switch (message.type) {
      case 'door':
        door = message;
        password.useSalt(message.role === 'guest' ? (message.password?.salt ?? null) : null);
        if (seat) return;
        if (phase.peek().kind !== 'call') showDoor({});
        return void entry.ask();
      case 'media':
        return call?.enter(message.media);
      case 'silenced':
        silenced.value = message;
        return;
      case 'watch':
        watch.value = message.watch;
        return;
      case 'seeking':
        return;
      case 'person':
      case 'personGone':
      case 'rules':
      case 'knock':
      case 'knockGone':
        return roster.hear(message);
      case 'ended':
        return over(message.reason);
      case 'error':
        if (message.code === 'knock_declined' || message.code === 'meeting_ended')
          return entry.refuse({ code: message.code, retryAt: null });
        // It could not read a message.
        console.error(`narada: ${message.code}`);
    }
  }

  /** Only what has changed is given; the rest stays as it is shown. */
  function showDoor(change: { joining?: boolean; waiting?: boolean; refusal?: Refusal | null }): void {
    const shown = phase.peek();
    const before = shown.kind === 'door' ? shown : { joining: false, waiting: false, refusal: null, door: null };
    const now = door
      ? {
          role: door.role,
          hostName: door.hostName ?? null,
          password: door.password !== null,
          knock: door.knock ?? false,
          hostless: door.hostless ?? false,
        }
      : before.door;
    if (!now) {
      phase.value = { kind: 'connecting' };
      return;
    }
    const { joining, waiting, refusal } = before;
    phase.value = { kind: 'door', joining, waiting, refusal, ...change, door: now };
    // The heaviest part of the program is wanted next; nothing waits for it while one looks into the mirror.
    whenIdle(() => phase.peek().kind === 'door' && theCall());
  }

  const theCall = (): PendingCall =>
    (call ??= deferredCall(loadCall, devices, clock, (epoch) => {
      // What has taken the media away may have taken the socket along.
      socket.doubt();
      void socket.request({ type: 'sfuLost', epoch });
    }));

  function endCall(): void {
    call?.leave();
    call = null;
    watch.value = null;
  }

  /** After a reload or a cut: the same seat, past the door. */
  async function takeAgain(mine: RememberedSeat): Promise<void> {
    const { seat: id, secret, displayName } = mine;
    const asked = socket;
    const answer = await asked.request({ type: 'join', displayName, resume: { seat: id, secret } });
    if (seat !== mine || socket !== asked) return;
    switch (answer.type) {
      case 'admitted':
        return admit(answer, displayName);
      case 'refused':
        return seatIsGone(displayName, refusalOf(answer, clock.now()));
      case 'lost':
        // On an open socket that means no answer at all; a cut one is being opened again already.
        if (asked.isOpen) reopen();
        return;
      case 'waiting':
      case 'done':
    }
  }

  function seatIsGone(displayName: string, refusal: Refusal): void {
    hold(null);
    if (phase.peek().kind !== 'call') return showDoor({});
    if (door && (door.password === null || door.role === 'host')) return entry.joinAgain(displayName);
    entry.refuse(refusal);
  }

  function leaveStage(): void {
    endCall();
    roster.empty();
    phase.value = { kind: 'connecting' };
  }

  function admit(admitted: Admitted, displayName: string): void {
    const { resume } = admitted;
    const port = theCall();
    port.enter({ ...admitted.media, people: admitted.people.length });
    hold({ ...resume, displayName });
    roster.fill(admitted);
    const draw = () => {
      entry.entering.value = false;
      if (seat?.seat === resume.seat && call === port) phase.value = { kind: 'call', call: port };
    };
    // Connecting gets its turn first; the stage is drawn while the network works.
    if (phase.peek().kind === 'call') draw();
    else clock.after(STAGE_MS, draw);
  }

  function hold(next: RememberedSeat | null): void {
    seat = next;
    seats.save(next);
  }

  function over(reason: Extract<Phase, { kind: 'over' }>['reason']): void {
    if (phase.peek().kind === 'over') return;
    socket.close();
    letGo();
    phase.value = { kind: 'over', reason };
  }

  /** Gives the seat back, too. */
  function end(): void {
    const last = socket;
    if (seat && last.isOpen) void last.request({ type: 'leave' }).then(() => last.close());
    else last.close();
    letGo();
  }

  function letGo(): void {
    hold(null);
    entry.drop();
    endCall();
    roster.empty();
    online.value = false;
  }

  function reopen(): void {
    door = null;
    online.value = false;
    entry.reopened();
    socket.reopen();
  }

  async function outcome(asked: Promise<Answer>): Promise<Refusal | null> {
    const answer = await asked;
    if (answer.type === 'refused') return refusalOf(answer, clock.now());
    return answer.type === 'lost' ? { code: 'offline', retryAt: null } : null;
  }

  visit();

  return {
    name,
    devices,
    phase,
    entering: entry.entering,
    online,
    people: roster.people,
    rules: roster.rules,
    silenced,
    watch,
    knocks: roster.knocks,
    typePassword: (typed) => password.type(typed),
    join(displayName) {
      if (phase.peek().kind === 'door' && !entry.isWished && !seat) entry.join(displayName);
    },
    async setPassword(typed) {
      const salt = newSalt();
      const keys = typed === null ? null : await stretchPassword(typed, salt);
      if (typed !== null && !keys) return { code: 'insecure', retryAt: null };
      return outcome(socket.request({ type: 'setPassword', password: keys && { salt, authKey: keys.authKey } }));
    },
    act: (action) => outcome(socket.request(action)),
    stopWaiting() {
      if (!entry.isWished) return;
      entry.drop();
      // Another socket is another visitor: nobody has knocked any more.
      reopen();
      showDoor({ joining: false, waiting: false, refusal: null });
    },
    reidentify() {
      if (phase.peek().kind === 'door') reopen();
    },
    leave() {
      end();
      phase.value = { kind: 'over', reason: 'left' };
    },
    rejoin() {
      if (phase.peek().kind === 'over') visit();
    },
    dispose: end,
  };
}

const REASONS = {
  outdated: 'outdated',
  elsewhere: 'elsewhere',
  ended: 'left',
  removed: 'removed',
} as const satisfies Record<Final, string>;
