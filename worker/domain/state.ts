import type { Role } from '../protocol/messages.ts';
import type { Bucket } from './bucket.ts';
import type { Site } from '../protocol/settings.ts';
import type { Watch } from './watch.ts';

/** One person's place in the meeting. Its id is the LiveKit identity. */
export interface Seat {
  readonly id: string;
  readonly displayName: string;
  readonly role: Role;
  /** By a host's word in this meeting, not by a key. */
  readonly coHost: boolean;
  /** The mark of the browser that took it (Visitor). */
  readonly device: string | null;
  /** Of the client, as the visitor's. */
  readonly prefix: string;
  /** The visitor (control socket) that holds the seat now; null while there is none. */
  readonly visitor: string | null;
  readonly presence: 'present' | 'away' | 'unsure';
  /** Since when the SFU's word has been that somebody without a socket is not there either; else null. Milliseconds, as all times. */
  readonly goneSince: number | null;
  /** The join that is not answered yet, because there is no room at the SFU yet. `fresh`: the others do not know the seat. */
  readonly awaiting: { readonly re: number; readonly since: number; readonly fresh: boolean } | null;
  /** The hand is raised; those with a lower number were before. Null: it is not. */
  readonly hand: number | null;
}

/**
 * A LiveKit room and the whole site that it is at, key and secret included: a meeting goes on while the Fleet cannot be
 * asked, and where its site has been taken out of the Fleet.
 */
export interface Room {
  readonly site: Site;
  readonly room: string;
}

/** A search for the place of an epoch. At `retryAt` the next try begins; null: one is under way. */
export interface Seeking {
  readonly epoch: number;
  readonly since: number;
  readonly attempts: number;
  readonly retryAt: number | null;
  /** Sites to keep away from. */
  readonly avoid: readonly string[];
  /** Of a planned move: the site drains, its media is dead, or somebody is in the room who was removed. */
  readonly why: 'none' | 'drain' | 'trouble' | 'ban';
}

export type MediaState =
  /** Nobody needs media yet: a host has set a password at the door. */
  | { readonly kind: 'none' }
  /** There is no room, and one is being sought. */
  | ({ readonly kind: 'placing' } & Seeking)
  | {
      readonly kind: 'ready';
      readonly epoch: number;
      readonly at: Room;
      /** Who says that the media of this epoch is lost: seats, and '*' for the Fleet. */
      readonly lostBy: readonly string[];
      /** Seats that were given a fresh token because they had lost their media while the room lived, and when. */
      readonly sentBack: readonly { readonly seat: string; readonly at: number }[];
      /** Answers in a row that the SFU's API owed us, without those that followed too soon, and the last of them; null: none. */
      readonly apiErrors: { readonly count: number; readonly at: number } | null;
      /** A planned move: the meeting goes on here while a place for the next epoch is being sought. */
      readonly next: Seeking | null;
    };

/** Who may enter. */
export type Entry =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'password';
      /** Base64url, 16 bytes, public at the door. */
      readonly salt: string;
      /** HMAC(PEPPER, mid ‖ authKey), hex. */
      readonly verifier: string;
    }
  | { readonly kind: 'knock' };

/** Somebody at the door who has knocked; by the visitor's id. */
export interface Knock {
  readonly displayName: string;
  readonly since: number;
  /** A host has said yes; their next join passes. */
  readonly invited: boolean;
}

/** Kinds of media. */
export type Sendable = 'microphone' | 'camera' | 'screen';
/** What guests may send; `chat` stands for in-room messages of any kind. Hosts may send everything. */
export type Allowed = Readonly<Record<Sendable | 'chat', boolean>>;
export const ALL_ALLOWED: Allowed = { microphone: true, camera: true, screen: true, chat: true };

/** Somebody who was removed: final for this meeting. */
export interface Ban {
  readonly seat: string;
  readonly device: string | null;
  readonly prefix: string;
}

/** Who may open a meeting, and how many seats it has at first: the same for all meetings of a deployment. */
export interface Policy {
  readonly opens: 'anyone' | 'hosts';
  readonly limit: number;
}

export interface OpenMeeting {
  /** 128 random bits, hex. */
  readonly mid: string;
  readonly openedAt: number;
  /** Where whoever opened it is (protocol/settings.ts, Region). */
  readonly region: string;
  readonly entry: Entry;
  /** Nobody new, but hosts. */
  readonly locked: boolean;
  /** Seats. One more is there for a host. */
  readonly limit: number;
  readonly knocks: ReadonlyMap<string, Knock>;
  readonly allowed: Allowed;
  readonly bans: readonly Ban[];
  readonly media: MediaState;
  readonly watch: Watch;
  /** In order of arrival. */
  readonly seats: ReadonlyMap<string, Seat>;
  /** Visitors: hosts at the door of a meeting whose password one of them has set. They keep it open as a seat would. */
  readonly keepers: readonly string[];
  /** Since when there has been neither a seat nor a keeper. */
  readonly emptySince: number | null;
  /** Password attempts, by client prefix; '*' is the whole meeting. */
  readonly budgets: ReadonlyMap<string, Bucket>;
}

export interface State {
  readonly meeting: OpenMeeting | null;
  /** Rooms that must not live on, until the SFU has confirmed it or two minutes have passed. */
  readonly doomed: readonly Doomed[];
}

export interface Doomed extends Room {
  readonly since: number;
  /** When the SFU is asked to delete it, or asked again. */
  readonly dueAt: number;
}

export const NOTHING: State = { meeting: null, doomed: [] };

/** Somebody on a control socket, at the door or seated. */
export interface Visitor {
  readonly id: string;
  readonly role: Role;
  readonly hostName: string | null;
  /** IPv4 /32 or IPv6 /64, as text. */
  readonly prefix: string;
  /** Where they are (protocol/settings.ts, Region). */
  readonly region: string;
  /** A mark of the browser, from a cookie; null where it keeps none. */
  readonly device: string | null;
}
