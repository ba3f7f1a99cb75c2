import * as v from 'valibot';
import { SERVER_MESSAGES, type ServerMessage } from '../../worker/protocol/messages.ts';

const Typed = v.object({ type: v.string() });

/** What the meeting said, or null where it cannot be read. */
export function readServerMessage(data: unknown): ServerMessage | null {
  const json = parseJson(data);
  const typed = v.safeParse(Typed, json);
  if (!typed.success || !isKnown(typed.output.type)) return null;
  const schema: v.GenericSchema<unknown, ServerMessage> = SERVER_MESSAGES[typed.output.type];
  const message = v.safeParse(schema, json);
  return message.success ? message.output : null;
}

const isKnown = (type: string): type is keyof typeof SERVER_MESSAGES => Object.hasOwn(SERVER_MESSAGES, type);

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
