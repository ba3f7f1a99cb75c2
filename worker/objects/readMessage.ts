import * as v from 'valibot';
import type { ErrorCode } from '../protocol/errors.ts';
import { ClientMessage } from '../protocol/clientMessages.ts';
import { MAX_MESSAGE_BYTES } from '../protocol/version.ts';

export type ReadMessage =
  | { ok: true; message: ClientMessage }
  /** `re` where the message had a number to answer to. */
  | { ok: false; code: ErrorCode; re: number | null };

const Numbered = v.object({ id: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** What came over a control socket, as a message of the protocol. */
export function readMessage(data: string | ArrayBuffer): ReadMessage {
  if (typeof data !== 'string') return { ok: false, code: 'message_malformed', re: null };
  // A UTF-16 unit is at least one byte of UTF-8, so the cheap check comes first.
  if (data.length > MAX_MESSAGE_BYTES || new TextEncoder().encode(data).length > MAX_MESSAGE_BYTES) {
    return { ok: false, code: 'message_too_large', re: null };
  }
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), data);
  if (!json.success) return { ok: false, code: 'message_malformed', re: null };
  const parsed = v.safeParse(ClientMessage, json.output);
  if (parsed.success) return { ok: true, message: parsed.output };
  const numbered = v.safeParse(Numbered, json.output);
  return { ok: false, code: 'message_malformed', re: numbered.success ? numbered.output.id : null };
}
