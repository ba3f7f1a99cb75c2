import type { ErrorCode } from '../protocol/errors.ts';
import type { Role, ServerMessage } from '../protocol/messages.ts';
import type { WatchAsk } from '../protocol/watchAsk.ts';
import type { Allowed, Room, Sendable, Visitor } from './state.ts';

/** What the SFU's own list said. `error` never means that nobody is there. */
export type Listing =
  | { readonly kind: 'listed'; readonly identities: readonly string[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'error' };

/** Everything that can happen to a meeting. Ids, digests and randomness are made outside and come along. */
export type Event =
  | { readonly type: 'woke'; readonly visitors: ReadonlySet<string> }
  | { readonly type: 'arrived'; readonly visitor: Visitor }
  | {
      readonly type: 'join';
      readonly visitor: Visitor;
      readonly re: number;
      /** Null: nothing readable was left of it. */
      readonly displayName: string | null;
      /** HMAC(PEPPER, mid ‖ authKey) of what was typed; null where nothing was. */
      readonly proof: string | null;
      /** The seat to take again and whether its secret is right; null for a new seat. */
      readonly resume: { readonly seat: string; readonly ok: boolean } | null;
      readonly newSeat: string;
      readonly newMid: string;
    }
  | { readonly type: 'leave'; readonly visitor: Visitor; readonly re: number }
  | {
      readonly type: 'setPassword';
      readonly visitor: Visitor;
      readonly re: number;
      /** The verifier is made with the mid that is open, else with `newMid`. */
      readonly password: { readonly salt: string; readonly verifier: string } | null;
      readonly newMid: string;
    }
  | {
      readonly type: 'setRules';
      readonly visitor: Visitor;
      readonly re: number;
      readonly newMid: string;
      readonly change: { readonly entry?: 'open' | 'knock'; readonly locked?: boolean; readonly limit?: number };
    }
  /** `knocker`: a visitor; null: all who have knocked. */
  | {
      readonly type: 'answerKnock';
      readonly visitor: Visitor;
      readonly re: number;
      readonly knocker: string | null;
      readonly admit: boolean;
    }
  | {
      readonly type: 'silence';
      readonly visitor: Visitor;
      readonly re: number;
      readonly seat: string | null;
      readonly what: Sendable;
    }
  | {
      readonly type: 'allow';
      readonly visitor: Visitor;
      readonly re: number;
      readonly what: keyof Allowed;
      readonly allowed: boolean;
    }
  /** `displayName`: null where nothing readable was left of it. */
  | {
      readonly type: 'rename';
      readonly visitor: Visitor;
      readonly re: number;
      readonly seat: string;
      readonly displayName: string | null;
    }
  | {
      readonly type: 'setRole';
      readonly visitor: Visitor;
      readonly re: number;
      readonly seat: string;
      readonly role: Role;
    }
  | { readonly type: 'remove'; readonly visitor: Visitor; readonly re: number; readonly seat: string }
  | { readonly type: 'hand'; readonly visitor: Visitor; readonly re: number; readonly raised: boolean }
  /** `seat`: null: all of them. */
  | { readonly type: 'lowerHand'; readonly visitor: Visitor; readonly re: number; readonly seat: string | null }
  | { readonly type: 'end'; readonly visitor: Visitor; readonly re: number }
  | { readonly type: 'watch'; readonly visitor: Visitor; readonly re: number; readonly ask: WatchAsk }
  | { readonly type: 'sfuLost'; readonly visitor: Visitor; readonly re: number; readonly epoch: number }
  | { readonly type: 'bye'; readonly visitor: Visitor }
  | { readonly type: 'closed'; readonly visitor: Visitor; readonly clean: boolean }
  | { readonly type: 'alarm' }
  | { readonly type: 'listing'; readonly mid: string; readonly epoch: number; readonly listing: Listing }
  | { readonly type: 'probed'; readonly mid: string; readonly epoch: number; readonly listing: Listing }
  | { readonly type: 'placed'; readonly mid: string; readonly epoch: number; readonly at: Room }
  /** `tried`: the site that made no room; null: there was no site to try. */
  | { readonly type: 'placeFailed'; readonly mid: string; readonly epoch: number; readonly tried: string | null }
  /** The Fleet wants the meeting off this site, or has found the site dead. */
  | { readonly type: 'evacuate'; readonly site: string; readonly why: 'drain' | 'down' }
  | { readonly type: 'roomDeleted'; readonly room: string }
  /** A webhook: a reason to look at the SFU's own list, never a fact. */
  | { readonly type: 'hint'; readonly mid: string; readonly epoch: number; readonly identity: string | null };

/** Everything that a decision can ask of the outside. */
export type Effect =
  | { readonly type: 'send'; readonly to: string; readonly message: ServerMessage }
  | { readonly type: 'sendSeated'; readonly message: ServerMessage; readonly except?: string }
  | { readonly type: 'sendHosts'; readonly message: ServerMessage }
  /** Tell everybody at the door, or those that are named, what it asks of them now (doorFor). */
  | { readonly type: 'sendDoors'; readonly to?: readonly string[] }
  | { readonly type: 'close'; readonly visitor: string; readonly code: number; readonly reason: string }
  /** Mint a token for this seat and answer its join. */
  | { readonly type: 'admit'; readonly seat: string; readonly re: number }
  /** Mint a token and tell the seat where the media is. `withinMs`: over which people may come; null: there is nothing to stay for. */
  | { readonly type: 'sendMedia'; readonly seat: string; readonly withinMs: number | null }
  /** Find a site and make the room of this epoch. `elsewhere`: rather nowhere than at a site of `avoid`. */
  | {
      readonly type: 'place';
      readonly mid: string;
      readonly epoch: number;
      readonly avoid: readonly string[];
      readonly elsewhere: boolean;
      readonly region: string;
    }
  /** The site's API does not answer: the Fleet should look. */
  | { readonly type: 'suspect'; readonly site: string }
  /** For the operator's counters: a place was found, after so many milliseconds. */
  | { readonly type: 'found'; readonly why: 'opened' | 'planned' | 'lost'; readonly ms: number }
  | { readonly type: 'list'; readonly mid: string; readonly epoch: number; readonly at: Room }
  | { readonly type: 'probe'; readonly mid: string; readonly epoch: number; readonly at: Room }
  | { readonly type: 'removeIdentity'; readonly at: Room; readonly identity: string }
  /** At the SFU: end what this identity sends of that kind. */
  | { readonly type: 'silence'; readonly at: Room; readonly identity: string; readonly what: Sendable }
  /** At the SFU: what this identity may send from now on. */
  | { readonly type: 'permit'; readonly at: Room; readonly identity: string; readonly allowed: Allowed }
  | { readonly type: 'deleteRoom'; readonly at: Room };

export const refused = (re: number, code: ErrorCode, retryAfterMs?: number): ServerMessage =>
  retryAfterMs === undefined ? { type: 'refused', re, code } : { type: 'refused', re, code, retryAfterMs };
