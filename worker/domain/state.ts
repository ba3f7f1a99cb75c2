import type { Role } from '../protocol/messages.ts';

/** One person's place in the meeting. Its id is the LiveKit identity. */
export interface Seat {
  readonly id: string;
  readonly displayName: string;
  readonly role: Role;
  /** The visitor (control socket) that holds the seat now; null while there is none. */
  readonly visitor: string | null;
  readonly presence: 'present' | 'away' | 'unsure';
  /** Whether the SFU listed the identity when it was last asked. */
  readonly inSfu: boolean;
  /** Since when there has been neither a socket nor the SFU's word; null while there is one of them. Milliseconds, as all times. */
  readonly goneSince: number | null;
  /** The join that is not answered yet, because there is no room at the SFU yet. `fresh`: the others do not know the seat. */
  readonly awaiting: { readonly re: number; readonly since: number; readonly fresh: boolean } | null;
}

/** A LiveKit room at a site. */
export interface Room {
  readonly site: string;
  readonly room: string;
}

export type MediaState =
  /** Nobody needs media yet: a host has set a password at the door. */
  | { readonly kind: 'none' }
  /** A place is being sought for this epoch; at `retryAt` the next try begins. */
  | { readonly kind: 'placing'; readonly epoch: number; readonly attempts: number; readonly retryAt: number | null }
  | {
      readonly kind: 'ready';
      readonly epoch: number;
      readonly at: Room;
      /** Seats that say their media of this epoch is lost. */
      readonly lostBy: readonly string[];
      /** Answers in a row that the SFU's API owed us. */
      readonly apiErrors: number;
    };

export interface Password {
  /** Base64url, 16 bytes, public at the door. */
  readonly salt: string;
  /** HMAC(PEPPER, mid ‖ authKey), hex. */
  readonly verifier: string;
}

/** Attempts left to somebody; a token bucket that refills with time. */
export interface Budget {
  readonly tokens: number;
  readonly at: number;
}

export interface OpenMeeting {
  /** 128 random bits, hex. */
  readonly mid: string;
  readonly openedAt: number;
  readonly password: Password | null;
  readonly media: MediaState;
  /** In order of arrival. */
  readonly seats: ReadonlyMap<string, Seat>;
  /** Visitors: hosts at the door of a meeting whose password one of them has set. They keep it open as a seat would. */
  readonly keepers: readonly string[];
  /** Since when there has been neither a seat nor a keeper. */
  readonly emptySince: number | null;
  /** Password attempts, by client prefix; '*' is the whole meeting. */
  readonly budgets: ReadonlyMap<string, Budget>;
}

export interface State {
  readonly meeting: OpenMeeting | null;
  /** Rooms that must not live on, until the SFU has confirmed it or two minutes have passed. */
  readonly doomed: readonly Doomed[];
}

export interface Doomed extends Room {
  readonly since: number;
  readonly triedAt: number;
}

export const NOTHING: State = { meeting: null, doomed: [] };

/** Somebody on a control socket, at the door or seated. */
export interface Visitor {
  readonly id: string;
  readonly role: Role;
  readonly hostName: string | null;
  /** IPv4 /32 or IPv6 /64, as text. */
  readonly prefix: string;
}
