import { signal } from '@preact/signals';
import type { Media, Sendable } from '../../worker/protocol/messages.ts';
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
import type { CallPort, CreateCall } from './CallPort.ts';
import { createRoster } from './createRoster.ts';
import { deferredCall } from './deferredCall.ts';
import type { Devices } from './Devices.ts';
import type { Meeting, Phase, Refusal } from './Meeting.ts';
import { whenIdle } from './whenIdle.ts';

/** How long a click on Join waits for a connection before it is refused as `offline`. */
const OFFLINE_PATIENCE_MS = 10_000;

/** From being admitted to drawing the stage: by then the connection to the SFU waits for the network, not for this page. */
const STAGE_MS = 90;
/** From a click on Join to a sign that it is being waited for. */
const WAITING_MS = 100;

type Admitted = Extract<Answer, { type: 'admitted' }>;
type DoorNews = Extract<News, { type: 'door' }>;

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
  const entering = signal(false);
  const online = signal(false);
  const roster = createRoster();
  const password = new PasswordField(clock, stretchPassword);

  let socket: ControlSocket;
  /** What the door said last on this socket. */
  let door: DoorNews | null = null;
  /** The seat that is held, or about to be taken again after a reload or a cut. */
  let seat: RememberedSeat | null = null;
  /** Under which name to join, as soon as that is possible. */
  let wish: string | null = null;
  let asking = false;
  let call: CallPort | null = null;
  let patience: (() => void) | null = null;
  let cancelRetry = () => {};

  function visit(): void {
    cancelRetry();
    door = null;
    wish = null;
    asking = false;
    seat = seats.load(name);
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
    cancelPatience();
    if (seat) void takeAgain(seat);
  }

  function onDropped(): void {
    online.value = false;
    door = null;
    beginPatience();
  }

  function onNews(message: News): void {
    switch (message.type) {
      case 'door':
        door = message;
        password.useSalt(message.role === 'guest' ? (message.password?.salt ?? null) : null);
        if (seat) return;
        if (phase.peek().kind !== 'call') showDoor({});
        return void tryToJoin();
      case 'media':
        return enterInTurn(message.media);
      case 'silenced':
        return silenced(message.what);
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
          return refuse({ code: message.code, retryAt: null });
        console.error(`narada: ${message.code} (the meeting could not read a message)`);
    }
  }

  /** The SFU has ended it already; the devices and their buttons follow, and one may begin again. */
  function silenced(what: Sendable): void {
    if (what === 'microphone' && !devices.microphoneMuted.peek()) devices.toggleMicrophone();
    if (what === 'camera' && devices.camera.peek()) devices.toggleCamera();
  }

  /** Not all in the same instant: a server that many people come to at once lets all of them wait. */
  function enterInTurn(media: Media): void {
    const port = call;
    if (!port) return;
    // While the media goes on elsewhere, time costs nothing.
    const spread = Math.min(2_000, roster.people.peek().length * (port.state.peek() === 'connected' ? 20 : 10));
    clock.after(clock.random() * spread, () => call === port && port.enter(media));
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

  const theCall = (): CallPort =>
    (call ??= deferredCall(loadCall, devices, clock, (epoch) => {
      // What has taken the media away may have taken the socket along.
      socket.doubt();
      void socket.request({ type: 'sfuLost', epoch });
    }));

  function endCall(): void {
    call?.leave();
    call = null;
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
        return seatIsGone(displayName, refusalOf(answer));
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
    if (door && (door.password === null || door.role === 'host')) {
      wish = displayName;
      return void tryToJoin();
    }
    backToDoor(refusal);
  }

  function backToDoor(refusal: Refusal): void {
    wish = null;
    entering.value = false;
    leaveStage();
    showDoor({ refusal });
  }

  function leaveStage(): void {
    endCall();
    roster.empty();
    phase.value = { kind: 'connecting' };
  }

  async function tryToJoin(): Promise<void> {
    if (wish === null || asking || !socket.isOpen || !door) return;
    asking = true;
    const displayName = wish;
    const asked = socket;
    const keys = await password.stretched();
    if (socket !== asked) return;
    if (keys === 'impossible') {
      asking = false;
      return refuse({ code: 'insecure', retryAt: null });
    }
    const answer = await asked.request({ type: 'join', displayName, ...(keys && { authKey: keys.authKey }) });
    if (socket !== asked) return;
    asking = false;
    switch (answer.type) {
      case 'admitted':
        // Another seat is another identity for the SFU: the media of the one before is over.
        if (phase.peek().kind === 'call') endCall();
        return admit(answer, displayName);
      case 'refused':
        return isForNow(answer) ? waitAtDoor(refusalOf(answer)) : refuse(refusalOf(answer));
      case 'lost':
        if (asked.isOpen) refuse({ code: 'offline', retryAt: null });
        // Cut: the next door message tries again, as long as patience lasts.
        return;
      case 'waiting':
        return waitAtDoor(null);
      case 'done':
    }
  }

  /** All seats are taken, or many knock at once: it passes, and the page goes on asking by itself. */
  const isForNow = ({ code }: Extract<Answer, { type: 'refused' }>): boolean =>
    code === 'meeting_full' || (code === 'too_many_attempts' && door?.knock === true);

  /** Without a click: the next door message tries again, and where nobody will say when, a timer does. */
  function waitAtDoor(refusal: Refusal | null): void {
    entering.value = false;
    if (phase.peek().kind === 'call') leaveStage();
    showDoor({ joining: false, waiting: true, refusal });
    cancelRetry();
    if (refusal?.retryAt) cancelRetry = clock.after(refusal.retryAt - clock.now(), () => void tryToJoin());
  }

  function refuse(refusal: Refusal): void {
    wish = null;
    entering.value = false;
    cancelPatience();
    if (phase.peek().kind === 'call') backToDoor(refusal);
    else showDoor({ joining: false, waiting: false, refusal });
  }

  /** Attempts to connect that fail meanwhile do not prolong it. */
  function beginPatience(): void {
    const shown = phase.peek();
    // Who waits anyway goes on waiting.
    if (wish === null || (shown.kind === 'door' && shown.waiting)) return;
    patience ??= clock.after(OFFLINE_PATIENCE_MS, () => refuse({ code: 'offline', retryAt: null }));
  }

  function cancelPatience(): void {
    patience?.();
    patience = null;
  }

  function admit({ resume, media, people, rules, knocks }: Admitted, displayName: string): void {
    wish = null;
    const port = theCall();
    port.enter(media);
    hold({ ...resume, displayName });
    roster.fill(resume.seat, people, rules, knocks ?? []);
    const draw = () => {
      entering.value = false;
      if (seat?.seat === resume.seat && call === port) phase.value = { kind: 'call', seat: resume.seat, call: port };
    };
    // Connecting gets its turn first; the stage is drawn while the network works.
    if (phase.peek().kind === 'call') draw();
    else clock.after(STAGE_MS, draw);
  }

  function hold(next: RememberedSeat | null): void {
    seat = next;
    seats.save(name, next);
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
    cancelRetry();
    hold(null);
    wish = null;
    entering.value = false;
    cancelPatience();
    endCall();
    roster.empty();
    online.value = false;
  }

  function reopen(): void {
    door = null;
    online.value = false;
    asking = false;
    socket.reopen();
  }

  const refusalOf = ({ code, retryAfterMs }: Extract<Answer, { type: 'refused' }>): Refusal => ({
    code,
    retryAt: retryAfterMs === undefined ? null : clock.now() + retryAfterMs,
  });

  async function outcome(asked: Promise<Answer>): Promise<Refusal | null> {
    const answer = await asked;
    if (answer.type === 'refused') return refusalOf(answer);
    return answer.type === 'lost' ? { code: 'offline', retryAt: null } : null;
  }

  visit();

  return {
    name,
    devices,
    phase,
    entering,
    online,
    people: roster.people,
    rules: roster.rules,
    knocks: roster.knocks,
    typePassword: (typed) => password.type(typed),
    join(displayName) {
      if (phase.peek().kind !== 'door' || wish !== null || seat) return;
      wish = displayName;
      entering.value = true;
      // Who is let in at once sees no sign of waiting, and drawing one would hold up the way in.
      clock.after(WAITING_MS, () => entering.peek() && wish !== null && showDoor({ joining: true, refusal: null }));
      if (!socket.isOpen) beginPatience();
      void tryToJoin();
    },
    async setPassword(typed) {
      const salt = newSalt();
      const keys = typed === null ? null : await stretchPassword(typed, salt);
      if (typed !== null && !keys) return { code: 'insecure', retryAt: null };
      return outcome(socket.request({ type: 'setPassword', password: keys && { salt, authKey: keys.authKey } }));
    },
    setRules: (change) => outcome(socket.request({ type: 'setRules', ...change })),
    answerKnock: (knocker, admit) => outcome(socket.request({ type: 'answerKnock', knocker, admit })),
    stopWaiting() {
      if (wish === null) return;
      wish = null;
      cancelRetry();
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
