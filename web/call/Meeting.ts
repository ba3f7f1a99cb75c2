import type { ReadonlySignal } from '@preact/signals';
import type { ErrorCode } from '../../worker/protocol/errors.ts';
import type { HostAction, Knocker, Person, Role, Rules, Sendable } from '../../worker/protocol/messages.ts';
import type { PendingCall } from './CallPort.ts';
import type { Devices } from './Devices.ts';

/** Why the meeting said no. `offline`: no answer came. `insecure`: only a page on https or localhost can take a password. `retryAt`: Date.now() from which a new try makes sense. */
export interface Refusal {
  code: ErrorCode | 'offline' | 'insecure';
  retryAt: number | null;
}

export interface Door {
  role: Role;
  /** Of a signed-in host. */
  hostName: string | null;
  /** There is a password. Guests have to type it; hosts pass without and may change it. */
  password: boolean;
  /** Guests have to knock. */
  knock: boolean;
  /** No host is here, and without one no guest comes in. */
  hostless: boolean;
}

export type Phase =
  | { kind: 'connecting' } // no word from the meeting yet (also: taking the seat again after a reload)
  /** `waiting`: for a host, at the door; goes in without a further click. */
  | { kind: 'door'; door: Door; joining: boolean; waiting: boolean; refusal: Refusal | null }
  | { kind: 'call'; call: PendingCall }
  /** left: by oneself. removed, over: by a host. elsewhere: the seat was taken in another tab. outdated: this page is too old for the server. */
  | { kind: 'over'; reason: 'left' | 'elsewhere' | 'outdated' | 'removed' | 'over' };

/** One tile and one line in People: a person of the meeting with their media, oneself first. */
export interface Participant extends Person {
  self: boolean;
}

/**
 * One visit to one meeting, from its door to its end: what the screens of features/ show and call. Made by
 * createMeeting({ name, devices }). No JSX and no SDK in it.
 */
export interface Meeting {
  /** Canonical. */
  readonly name: string;
  readonly devices: Devices;
  readonly phase: ReadonlySignal<Phase>;
  /** From asking for a seat to a refusal or the stage: what can wait should leave the machine to the connection. */
  readonly entering: ReadonlySignal<boolean>;
  /** The control socket: false while it is being opened again (media goes on). */
  readonly online: ReadonlySignal<boolean>;
  /** Everyone seated, self first, then by arrival; without those whose page was closed (`away`). */
  readonly people: ReadonlySignal<readonly Participant[]>;
  readonly rules: ReadonlySignal<Rules>;
  /** What a host has ended the last time, each time anew; one may begin again. */
  readonly silenced: ReadonlySignal<{ readonly what: Sendable } | null>;
  /** What is watched together, as the object has told it last (protocol/watch.ts reads it). Null: not a word of it yet. */
  readonly watch: ReadonlySignal<unknown>;
  /** Stretching begins with typing; call with each change of the password field. */
  typePassword(password: string): void;
  /** Who has knocked, for hosts. */
  readonly knocks: ReadonlySignal<readonly Knocker[]>;
  /** Take a seat. Uses the password last typed where one is asked. The answer shows in `phase`. */
  join(displayName: string): void;
  /** At the door: wait no more. */
  stopWaiting(): void;
  /** Hosts. Resolves with null when done, or the refusal; so does `act`, which is for anybody where it is about what is watched. */
  setPassword(password: string | null): Promise<Refusal | null>;
  act(action: HostAction): Promise<Refusal | null>;
  /** Look again who one is, after signing in or out as a host at the door. */
  reidentify(): void;
  leave(): void;
  /** From `over`: back to the door. */
  rejoin(): void;
  /** Free everything, as when the page shows something else. */
  dispose(): void;
}

/** The remembered display name ('' where none). */
export interface DisplayNameMemory {
  load(): string;
  save(name: string): void;
}
