import * as v from 'valibot';

// What pages say to each other through the SFU. No object hears it. Loaded with the stage, and not before.

/** Bytes of one message with its envelope, sealed or not: what an SFU passes on in one piece. */
export const MAX_LETTER_BYTES = 15_000;
/** UTF-16 units of one chat message. Escaped and in UTF-8 it fits into a letter. */
export const MAX_CHAT_LENGTH = 2_000;

const matching = (pattern: RegExp) => v.custom<string>((text) => typeof text === 'string' && pattern.test(text));
/** 1, 2, 3, … */
const counted = v.custom<number>((value) => Number.isSafeInteger(value) && Number(value) >= 1);

/**
 * What is in an envelope. `id`: 12 random bytes, base64url; the same message comes twice in a move. `to`: seats, where it is
 * not for everybody. Who has sent it is not in it: that is the SFU's word.
 */
const Letter = v.object({
  id: matching(/^[\w-]{16}$/),
  to: v.optional(v.array(matching(/^s_[0-9a-z]{20}$/))),
  message: v.custom<{ type: string }>(
    (message) =>
      typeof message === 'object' && message !== null && 'type' in message && typeof message.type === 'string',
  ),
});

/** By type. New fields are optional, and what a page does not know it ignores: those of a deploy before are still open. */
const ROOM_MESSAGES = {
  /** `n`: rises with each message of a page, so that what was sent again finds its place. */
  chat: v.object({
    type: v.literal('chat'),
    n: counted,
    text: v.custom<string>((text) => typeof text === 'string' && text.length > 0 && text.length <= MAX_CHAT_LENGTH),
  }),
  /** One emoji, whichever; a page offers a few. */
  reaction: v.object({
    type: v.literal('reaction'),
    emoji: matching(/^\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}\u{200D}]{0,9}$/u),
  }),
};

export type RoomMessage = v.InferOutput<(typeof ROOM_MESSAGES)[keyof typeof ROOM_MESSAGES]>;
export interface Letter {
  readonly id: string;
  /** Null: everybody. */
  readonly to: readonly string[] | null;
  readonly message: RoomMessage;
}

const isKnown = (type: string): type is keyof typeof ROOM_MESSAGES => Object.hasOwn(ROOM_MESSAGES, type);

/** What an envelope held. `unknown`: a newer page's message; `malformed`: no page's. */
export function readLetter(content: unknown): Letter | 'unknown' | 'malformed' {
  const read = v.safeParse(Letter, content);
  if (!read.success) return 'malformed';
  const { id, to = null, message } = read.output;
  if (!isKnown(message.type)) return 'unknown';
  const schema: v.GenericSchema<unknown, RoomMessage> = ROOM_MESSAGES[message.type];
  const known = v.safeParse(schema, message);
  return known.success ? { id, to, message: known.output } : 'malformed';
}
