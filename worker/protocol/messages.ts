import * as v from 'valibot';
import type { ClientMessage } from './clientMessages.ts';
import type { ErrorCode } from './errors.ts';

// Everything a page has to read is built of few kinds of schema: each further kind is code that every visitor loads.
const matching = (pattern: RegExp) => v.custom<string>((text) => typeof text === 'string' && pattern.test(text));
export const oneOf = <const T extends string>(...words: T[]) =>
  v.custom<T>((text) => words.some((word) => word === text));
/** Base64url without padding (RFC 4648 §5) of a given number of bytes. */
const base64url = (bytes: number) => matching(new RegExp(`^[\\w-]{${Math.ceil((bytes * 4) / 3)}}$`));
const number = v.custom<number>((value) => Number.isFinite(value));
/** 1, 2, 3, … */
const counted = v.custom<number>((value) => Number.isInteger(value) && Number(value) >= 1);
/** A request's number, chosen by the client, rising; its answer carries it as `re`. */
export const requestId = counted;
export const epoch = counted;
export const seatId = matching(/^s_[0-9a-z]{20}$/);
export const role = oneOf('host', 'guest');
/** Any word is read: a deploy runs new code beside old pages, and a page has words for a code that it does not know. */
const errorCode = v.custom<ErrorCode>((code) => typeof code === 'string');

/** What takes a seat again after a reload or a dropped socket: the seat and its 32-byte secret. */
export const resume = v.object({ seat: seatId, secret: base64url(32) });
/** PBKDF2's salt, 16 bytes, random for each password that is set. */
export const salt = base64url(16);
/** The half of the stretched password that the meeting may know: 32 bytes. */
export const authKey = base64url(32);

/**
 * Where the media is: a LiveKit URL ("/" means this page's own origin), a token, and the epoch they belong to. `withinMs`:
 * the media goes on elsewhere for so long, and whoever comes at a random moment of it is no crowd.
 */
const media = v.object({ epoch, url: v.string(), token: v.string(), withinMs: v.optional(number) });

/**
 * present: the control socket is open. away: the page was closed or reloaded, the seat waits. unsure: the socket was
 * cut, the media may go on.
 */
const presence = oneOf('present', 'away', 'unsure');
/** `hand`: it is raised, and those with a lower number were before; absent: it is not. */
const person = v.object({ seat: seatId, displayName: v.string(), role, presence, hand: v.optional(number) });
/** Somebody at the door who has knocked. */
const knocker = v.object({ knocker: v.string(), displayName: v.string() });
/** Kinds of media. */
export const sendable = oneOf('microphone', 'camera', 'screen');
/** What guests may send. `chat`: in-room messages of any kind; an older object does not know it. */
const allowed = v.object({
  microphone: v.boolean(),
  camera: v.boolean(),
  screen: v.boolean(),
  chat: v.optional(v.boolean(), true),
});
/** The meeting's rules that everybody inside may know. */
const rules = v.object({ entry: oneOf('open', 'password', 'knock'), locked: v.boolean(), limit: number, allowed });

/** What the object says, by type. A client looks its schema up, so that it need not carry a search through all of them. */
export const SERVER_MESSAGES = {
  /** Sent on connecting and on every change: what the visitor is, and what the door asks of them. */
  door: v.object({
    type: v.literal('door'),
    role,
    hostName: v.optional(v.string()),
    /** Null: no password is asked. Hosts pass without, but see that there is one. */
    password: v.nullable(v.object({ salt })),
    /** One has to knock. */
    knock: v.optional(v.boolean()),
    /** No host is here, and without one nobody comes in. */
    hostless: v.optional(v.boolean()),
  }),
  /** An answer to `join`: not yet. Another `door` tells when to join again, without a click. */
  waiting: v.object({ type: v.literal('waiting'), re: requestId }),
  /** The answer to `join`. `people` holds everyone, oneself included. */
  admitted: v.object({
    type: v.literal('admitted'),
    re: requestId,
    resume,
    media,
    people: v.array(person),
    rules,
    /** For hosts: who has knocked. */
    knocks: v.optional(v.array(knocker)),
  }),
  done: v.object({ type: v.literal('done'), re: requestId }),
  refused: v.object({
    type: v.literal('refused'),
    re: requestId,
    code: errorCode,
    retryAfterMs: v.optional(number),
  }),
  /** The media goes on there: a higher epoch is a move, the same epoch a fresh token for a lost connection. */
  media: v.object({ type: v.literal('media'), media }),
  /** The media is lost for everyone and a new place is being sought; people stay seated. */
  seeking: v.object({ type: v.literal('seeking'), epoch }),
  /** Someone came or changed. */
  person: v.object({ type: v.literal('person'), person }),
  /** Someone's seat has ended. */
  personGone: v.object({ type: v.literal('personGone'), seat: seatId }),
  rules: v.object({ type: v.literal('rules'), rules }),
  /** To hosts: somebody knocks, or under another name; somebody knocks no more. */
  knock: v.object({ type: v.literal('knock'), knock: knocker }),
  knockGone: v.object({ type: v.literal('knockGone'), knocker: v.string() }),
  /** A host has ended what one sends; one may begin again, where it is allowed. */
  silenced: v.object({ type: v.literal('silenced'), what: sendable }),
  /** What is watched together now, read by watch.ts where it is shown. On coming in as well, where there ever was anything. */
  watch: v.object({ type: v.literal('watch'), watch: v.custom<unknown>(() => true) }),
  /** One's own seat has ended; the socket closes. */
  ended: v.object({ type: v.literal('ended'), reason: oneOf('left', 'elsewhere', 'removed', 'over') }),
  /** A message that could not be read; nothing has changed. */
  error: v.object({ type: v.literal('error'), code: errorCode }),
};

export type { ClientMessage };
export type ServerMessage = v.InferOutput<(typeof SERVER_MESSAGES)[keyof typeof SERVER_MESSAGES]>;
export type Media = v.InferOutput<typeof media>;
export type Person = v.InferOutput<typeof person>;
export type Resume = v.InferOutput<typeof resume>;
export type Rules = v.InferOutput<typeof rules>;
export type Knocker = v.InferOutput<typeof knocker>;
type HostRequest = Extract<
  ClientMessage,
  {
    type:
      | 'setRules'
      | 'answerKnock'
      | 'silence'
      | 'allow'
      | 'rename'
      | 'setRole'
      | 'remove'
      | 'end'
      | 'lowerHand'
      | 'hand'
      | 'watch';
  }
>;
/** What a host may ask of the meeting, and everybody of their own hand and of what is watched; its answer is `done` or a refusal. */
export type HostAction = HostRequest extends infer One ? (One extends HostRequest ? Omit<One, 'id'> : never) : never;
export type Allowed = Rules['allowed'];
export type Sendable = v.InferOutput<typeof sendable>;
export type Allowable = keyof Allowed;
export type Role = v.InferOutput<typeof role>;
export type SetPassword = NonNullable<Extract<ClientMessage, { type: 'setPassword' }>['password']>;
