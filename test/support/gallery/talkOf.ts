import { seal } from '../../../web/call/room/envelope.ts';
import type { RoomMessage } from '../../../worker/protocol/room.ts';
import type { fakeCall } from './fakeCall.ts';

let count = 0;

/** Lets somebody in a gallery's call say something, to everybody or to a seat as the protocol has them. */
export function say(
  call: ReturnType<typeof fakeCall>,
  from: string,
  what: { text: string } | { emoji: string },
  to: readonly string[] | null = null,
): void {
  count += 1;
  const message: RoomMessage = 'text' in what ? { type: 'chat', n: count, ...what } : { type: 'reaction', ...what };
  const payload = seal({ id: String(count).padStart(16, '0'), to, message });
  if (payload) call.hear(from, payload);
}

/** A conversation of three. `self`: one's own seat. */
export function converse(call: ReturnType<typeof fakeCall>, self: string): void {
  say(call, 's_1', { text: 'Good morning! The agenda is at https://narada.example/agenda (two pages).' });
  say(call, 's_2', { text: 'Thank you, I have read it.' });
  say(call, 's_2', { text: 'One question on point 3:\nwho writes the minutes?' });
  say(call, 's_1', { text: 'Could you take over when I leave at eleven? 🙏' }, [self]);
}
