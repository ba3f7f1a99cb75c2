import type { Person, ServerMessage } from '../../../worker/protocol/messages.ts';
import type { CallPort, CreateCall } from '../../../web/call/CallPort.ts';
import { createDevices } from '../../../web/call/createDevices.ts';
import { createMeeting } from '../../../web/call/createMeeting.ts';
import { fakeCall } from '../../support/gallery/fakeCall.ts';
import { FakeClock } from './FakeClock.ts';
import { FakeSocket } from './FakeSocket.ts';
import { aBrowser } from './aBrowser.ts';

export const ANN = 's_annannannannannannan';
export const BOB = 's_bobbobbobbobbobbobbo';
export const secret = 'x'.repeat(43);

export const person = (seat: string, displayName: string, presence: Person['presence'] = 'present'): Person => ({
  seat,
  displayName,
  role: 'guest',
  presence,
});

export const aDoor = (change: Partial<Extract<ServerMessage, { type: 'door' }>> = {}) =>
  ({ type: 'door', role: 'guest', password: null, ...change }) as const;

export const withSalt = (salt = 'a'.repeat(22)) => ({ password: { salt } });

type Admitted = Extract<ServerMessage, { type: 'admitted' }>;

export function admission(re: number, change: Partial<Admitted> = {}): Admitted {
  return {
    type: 'admitted',
    re,
    resume: { seat: ANN, secret },
    media: { epoch: 1, url: '/', token: 'token-1' },
    people: [person(ANN, 'Ann')],
    rules: {
      entry: 'open',
      locked: false,
      limit: 100,
      allowed: { microphone: true, camera: true, screen: true, chat: true },
    },
    ...change,
  };
}

/** Everything that has been done so far has had its consequences. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** As every password is on a page that is not secure. */
export const CANNOT_BE_STRETCHED = 'without WebCrypto';

/** One tab at one meeting. The test plays the meeting and the passing of time. */
export function aVisit(tab: Map<string, string> = new Map()) {
  const clock = new FakeClock();
  const sockets: FakeSocket[] = [];
  const entered: number[] = [];
  const stretched: string[] = [];
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' } as const);
  const window = new EventTarget();
  let callsLeft = 0;
  let lose = (_epoch: number) => {};
  const createCall: CreateCall = (_local, onLost): CallPort => {
    lose = onLost;
    return {
      ...fakeCall(),
      enter: ({ epoch }) => void entered.push(epoch),
      leave: () => void callsLeft++,
    };
  };
  const meeting = createMeeting({
    name: 'zażółć-gęślą',
    devices: createDevices(aBrowser().browser),
    surroundings: {
      clock,
      location: { href: 'https://narada.example/x' },
      window,
      document: page,
      openSocket(url, protocol) {
        const socket = new FakeSocket(url, protocol);
        sockets.push(socket);
        return socket as EventTarget as WebSocket;
      },
    },
    seats: {
      load: () => {
        const kept = tab.get('seat');
        return kept === undefined ? null : (JSON.parse(kept) as { seat: string; secret: string; displayName: string });
      },
      save: (seat) => void (seat ? tab.set('seat', JSON.stringify(seat)) : tab.delete('seat')),
    },
    loadCall: async () => createCall,
    stretchPassword: async (password, salt) => {
      stretched.push(password);
      if (password === CANNOT_BE_STRETCHED) return null;
      return { authKey: `${password}@${salt}`, encKey: new Uint8Array(32) };
    },
  });

  return {
    meeting,
    clock,
    sockets,
    entered,
    stretched,
    window,
    page,
    tab,
    get callsLeft() {
      return callsLeft;
    },
    get socket(): FakeSocket {
      const socket = sockets.at(-1);
      if (!socket) throw new Error('No socket was opened.');
      return socket;
    },
    get phase() {
      return meeting.phase.value;
    },
    loseMedia: (epoch: number) => lose(epoch),
    /** At the door, and the door has spoken. */
    toDoor(door = aDoor()) {
      this.socket.accept();
      this.socket.says(door);
    },
    async join(name = 'Ann') {
      meeting.join(name);
      // So long that waiting shows.
      clock.pass(100);
      await settled();
    },
    /** The meeting lets them in, and the stage has been drawn. */
    async admit(re: number, change: Parameters<typeof admission>[1] = {}) {
      this.socket.says(admission(re, change));
      await settled();
      clock.pass(100);
    },
    /** Through an open door and into the call. */
    async toCall(change: Parameters<typeof admission>[1] = {}) {
      this.toDoor();
      await this.join();
      await this.admit(this.socket.last('join').id, change);
    },
  };
}

/** What the page has said, in order. */
export const kinds = (visit: ReturnType<typeof aVisit>) => visit.socket.messages.map(({ type }) => type);

/** Whom the page shows, in order. */
export const shown = (visit: ReturnType<typeof aVisit>) =>
  visit.meeting.people.value.map(({ displayName }) => displayName);
