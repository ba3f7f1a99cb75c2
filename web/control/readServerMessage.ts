import * as v from 'valibot';
import { ServerMessage } from '../../worker/protocol/messages.ts';

const Text = v.pipe(v.string(), v.parseJson(), ServerMessage);

/** What the meeting said, or null where it cannot be read. */
export function readServerMessage(data: unknown): ServerMessage | null {
  const parsed = v.safeParse(Text, data);
  return parsed.success ? parsed.output : null;
}
