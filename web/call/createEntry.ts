import { signal } from '@preact/signals';
import type { Clock } from '../control/Clock.ts';
import type { Answer, ControlSocket, News } from '../control/ControlSocket.ts';
import type { PasswordField } from '../control/PasswordField.ts';
import type { Refusal } from './Meeting.ts';
import { refusalOf } from './refusalOf.ts';

/** How long a click on Join waits for a connection before it is refused as `offline`. */
const OFFLINE_PATIENCE_MS = 10_000;
/** From a click on Join to a sign that it is being waited for. */
const WAITING_MS = 100;

export type DoorNews = Extract<News, { type: 'door' }>;
export type Admitted = Extract<Answer, { type: 'admitted' }>;

interface EntryNeeds {
  clock: Clock;
  password: PasswordField;
  socket(): ControlSocket;
  /** What the door said last on this socket. */
  door(): DoorNews | null;
  /** It takes long enough to be shown. */
  takesTime(): void;
  admitted(answer: Admitted, displayName: string): void;
  /** To the door. `waiting`: no click is needed; `refusal` is what passes by itself, null that a host has to come or answer. */
  toDoor(refusal: Refusal | null, waiting: boolean): void;
}

/** The wish to come in, from a click on Join to a seat or a refusal: asked when that is possible, and again where it helps. */
export function createEntry({ clock, password, socket, door, takesTime, admitted, toDoor }: EntryNeeds) {
  const entering = signal(false);
  /** Under which name to join. */
  let wish: string | null = null;
  let waiting = false;
  let asking = false;
  let patience: (() => void) | null = null;
  let cancelRetry = () => {};

  /** Asks for a seat, where one is wished for and the door has spoken: each of its words may be the way in. */
  async function ask(): Promise<void> {
    const asked = socket();
    if (wish === null || asking || !asked.isOpen || !door()) return;
    asking = true;
    const displayName = wish;
    const keys = await password.stretched();
    if (socket() !== asked) return;
    if (keys === 'impossible') return refuse({ code: 'insecure', retryAt: null });
    const answer = await asked.request({ type: 'join', displayName, ...(keys && { authKey: keys.authKey }) });
    if (socket() !== asked) return;
    asking = false;
    switch (answer.type) {
      case 'admitted':
        wish = null;
        waiting = false;
        return admitted(answer, displayName);
      case 'refused': {
        const refusal = refusalOf(answer, clock.now());
        return passes(answer.code) ? wait(refusal) : refuse(refusal);
      }
      case 'lost':
        // Cut: the next door message asks again, as long as patience lasts.
        if (asked.isOpen) refuse({ code: 'offline', retryAt: null });
        return;
      case 'waiting':
        return wait(null);
      case 'done':
    }
  }

  /** All seats are taken, or many knock at once: it passes, and the page goes on asking by itself. */
  const passes = (code: Refusal['code']) =>
    code === 'meeting_full' || (code === 'too_many_attempts' && door()?.knock === true);

  /** The next door message asks again, and where nobody will say when, a timer does. */
  function wait(refusal: Refusal | null): void {
    entering.value = false;
    waiting = true;
    toDoor(refusal, true);
    cancelRetry();
    if (refusal?.retryAt) cancelRetry = clock.after(refusal.retryAt - clock.now(), () => void ask());
  }

  function cancelPatience(): void {
    patience?.();
    patience = null;
  }

  function drop(): void {
    wish = null;
    waiting = false;
    asking = false;
    entering.value = false;
    cancelPatience();
    cancelRetry();
  }

  function refuse(refusal: Refusal): void {
    drop();
    toDoor(refusal, false);
  }

  /** Attempts to connect that fail meanwhile do not prolong it; who waits anyway goes on waiting. */
  function bePatient(): void {
    if (wish === null || waiting) return;
    patience ??= clock.after(OFFLINE_PATIENCE_MS, () => refuse({ code: 'offline', retryAt: null }));
  }

  return {
    /** From a click on Join until there is an answer; where that is a seat, whoever draws the stage ends it. */
    entering,
    get isWished() {
      return wish !== null;
    },
    join(displayName: string): void {
      wish = displayName;
      entering.value = true;
      // Who is let in at once sees no sign of waiting, and drawing one would hold up the way in.
      clock.after(WAITING_MS, () => entering.peek() && wish !== null && takesTime());
      if (!socket().isOpen) bePatient();
      void ask();
    },
    /** A seat was lost through no fault of theirs, and the door lets them in again. */
    joinAgain(displayName: string): void {
      wish = displayName;
      void ask();
    },
    ask,
    opened: cancelPatience,
    dropped: bePatient,
    /** Another socket: an answer to what was asked on the former one does not come any more. */
    reopened(): void {
      asking = false;
    },
    drop,
    refuse,
  };
}
