import * as v from 'valibot';
import { requestId, epoch, seatId, role, oneOf, resume, salt, authKey, sendable } from './messages.ts';
import { WatchAsk } from './watchAsk.ts';

/** Apart from what the object says, as no page has to read it: its schemas are in none. */
export const ClientMessage = v.variant('type', [
  /** Take a seat. `resume` passes the door, but only for a seat that is still held. */
  v.object({
    type: v.literal('join'),
    id: requestId,
    displayName: v.pipe(v.string(), v.maxLength(200)),
    authKey: v.optional(authKey),
    resume: v.optional(resume),
  }),
  /** End the seat at once. */
  v.object({ type: v.literal('leave'), id: requestId }),
  /** Hosts, seated or at the door: set, change (object) or remove (null) the password. Ends with the meeting. */
  v.object({ type: v.literal('setPassword'), id: requestId, password: v.nullable(v.object({ salt, authKey })) }),
  /** Hosts, seated or at the door: what is given changes, the rest stays. */
  v.object({
    type: v.literal('setRules'),
    id: requestId,
    entry: v.exactOptional(oneOf('open', 'knock')),
    locked: v.exactOptional(v.boolean()),
    limit: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(500))),
  }),
  /** Hosts: let in, or not, somebody who has knocked; null: all of them. */
  v.object({ type: v.literal('answerKnock'), id: requestId, knocker: v.nullable(v.string()), admit: v.boolean() }),
  /** Hosts: end what a seat sends now; null: what everybody else does. They may begin again. */
  v.object({ type: v.literal('silence'), id: requestId, seat: v.nullable(seatId), what: sendable }),
  /** Hosts: what guests may send from now on. */
  v.object({
    type: v.literal('allow'),
    id: requestId,
    what: oneOf('microphone', 'camera', 'screen', 'chat'),
    allowed: v.boolean(),
  }),
  v.object({
    type: v.literal('rename'),
    id: requestId,
    seat: seatId,
    displayName: v.pipe(v.string(), v.maxLength(200)),
  }),
  /** Hosts: make a guest a host of this meeting, or a guest again. */
  v.object({ type: v.literal('setRole'), id: requestId, seat: seatId, role }),
  /** Hosts: out, and not in again. */
  v.object({ type: v.literal('remove'), id: requestId, seat: seatId }),
  /** Raise one's hand, or lower it. */
  v.object({ type: v.literal('hand'), id: requestId, raised: v.boolean() }),
  /** Hosts: lower somebody's hand; null: all hands. */
  v.object({ type: v.literal('lowerHand'), id: requestId, seat: v.nullable(seatId) }),
  /** Hosts: the meeting is over for everybody. */
  v.object({ type: v.literal('end'), id: requestId }),
  /** What is watched together: the time, or a change of it. */
  v.object({ type: v.literal('watch'), id: requestId, ask: WatchAsk }),
  /** The media of this epoch is lost to me: look whether it is lost to all, and give me a way back. */
  v.object({ type: v.literal('sfuLost'), id: requestId, epoch }),
  /** The page is going away (pagehide). The seat waits for a reload. No answer. */
  v.object({ type: v.literal('bye') }),
]);

export type ClientMessage = v.InferOutput<typeof ClientMessage>;
