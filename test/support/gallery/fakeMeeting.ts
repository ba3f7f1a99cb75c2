import { signal } from '@preact/signals';
import type { HostAction, Knocker, Rules, Sendable } from '../../../worker/protocol/messages.ts';
import type { Watch } from '../../../worker/protocol/watch.ts';
import type { CallPort } from '../../../web/call/CallPort.ts';
import type { Devices } from '../../../web/call/Devices.ts';
import type { Door, Meeting, Participant, Phase, Refusal } from '../../../web/call/Meeting.ts';
import { asPending } from './fakeCall.ts';
import { fakeDevices } from './fakeDevices.ts';

/** What a screen asked of the meeting, in order. */
type Asked =
  | ['join', string]
  | ['typePassword', string]
  | ['setPassword', string | null]
  | ['act', HostAction]
  | ['stopWaiting']
  | ['leave']
  | ['rejoin']
  | ['reidentify'];

/** A meeting whose phase, people and rules the test writes, and that remembers what was asked of it. */
export function fakeMeeting({ devices = fakeDevices() }: { devices?: Devices } = {}) {
  const asked: Asked[] = [];
  const refusal = signal<Refusal | null>(null);
  return {
    name: 'amber-river-violin-lantern-fjord',
    devices,
    phase: signal<Phase>({ kind: 'connecting' }),
    entering: signal<boolean>(false),
    online: signal<boolean>(true),
    people: signal<readonly Participant[]>([]),
    rules: signal<Rules>({
      entry: 'open',
      locked: false,
      limit: 100,
      allowed: { microphone: true, camera: true, screen: true, chat: true },
    }),
    silenced: signal<{ what: Sendable } | null>(null),
    watch: signal<unknown>(null),
    knocks: signal<readonly Knocker[]>([]),
    asked,
    /** The answer to the next setPassword or act. */
    refusal,
    typePassword: (password: string) => void asked.push(['typePassword', password]),
    join: (displayName: string) => void asked.push(['join', displayName]),
    setPassword: async (password: string | null) => {
      asked.push(['setPassword', password]);
      return refusal.value;
    },
    act: async (action: HostAction) => {
      asked.push(['act', action]);
      return refusal.value;
    },
    stopWaiting: () => void asked.push(['stopWaiting']),
    reidentify: () => void asked.push(['reidentify']),
    leave: () => void asked.push(['leave']),
    rejoin: () => void asked.push(['rejoin']),
    dispose() {},
  } satisfies Meeting & { asked: unknown; refusal: unknown };
}

export function aDoor(
  door: Partial<Door> = {},
  rest: { joining?: boolean; waiting?: boolean; refusal?: Refusal | null } = {},
): Phase {
  return {
    kind: 'door',
    door: { role: 'guest', hostName: null, password: false, knock: false, hostless: false, ...door },
    joining: false,
    waiting: false,
    refusal: null,
    ...rest,
  };
}

/** A film that somebody has started. */
export function aFilm(change: Partial<Watch> = {}): Watch {
  return {
    seq: 1,
    hostsOnly: false,
    by: 's_1',
    from: 's_1',
    video: 'dQw4w9WgXcQ',
    playing: true,
    position: 0,
    T0: Date.now(),
    rate: 1,
    ...change,
  };
}

export function inCall(call: CallPort): Phase {
  return { kind: 'call', call: asPending(call) };
}

export function aPerson(seat: string, displayName: string, rest: Partial<Participant> = {}): Participant {
  return { seat, displayName, role: 'guest', presence: 'present', self: false, ...rest };
}
