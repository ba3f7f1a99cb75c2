import { expect, test } from 'vitest';
import { CLOSE } from '../../../worker/protocol/errors.ts';
import { PING_INTERVAL_MS, PONG } from '../../../worker/protocol/version.ts';
import { ControlSocket, type Final } from '../../../web/control/ControlSocket.ts';
import { FakeClock } from './FakeClock.ts';
import { FakeSocket } from './FakeSocket.ts';

function aControl() {
  const clock = new FakeClock();
  const sockets: FakeSocket[] = [];
  const finals: Final[] = [];
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' } as const);
  const control = new ControlSocket(
    'meeting',
    {
      clock,
      window,
      document,
      location: { href: 'http://localhost:8080/meeting' },
      openSocket(url, protocol) {
        const socket = new FakeSocket(url, protocol);
        sockets.push(socket);
        return socket as EventTarget as WebSocket;
      },
    },
    { opened() {}, dropped() {}, news() {}, closed: (final) => void finals.push(final) },
  );
  return {
    control,
    clock,
    sockets,
    finals,
    window,
    document,
    get socket(): FakeSocket {
      const socket = sockets.at(-1);
      if (!socket) throw new Error('No socket was opened.');
      return socket;
    },
  };
}

test('attempts spread out: within 300 ms at first, up to 8 s later, wherever chance puts them', () => {
  const at = aControl();
  const waits = [];
  for (let i = 0; i < 8; i++) {
    at.clock.chance = 0.999;
    at.socket.cut();
    const before = at.clock.now();
    const attempts = at.sockets.length;
    while (at.sockets.length === attempts) at.clock.pass(1);
    waits.push(at.clock.now() - before);
  }
  expect(waits).toEqual([300, 600, 1_199, 2_398, 4_796, 7_992, 7_992, 7_992]);

  at.clock.chance = 0;
  at.socket.cut();
  at.clock.pass(0);
  expect(at.sockets).toHaveLength(10);
});

test('a connection that has said something starts the count again', () => {
  const at = aControl();
  at.clock.chance = 0.999;
  for (let i = 0; i < 4; i++) {
    at.socket.cut();
    at.clock.pass(8_000);
  }
  at.socket.accept();
  at.socket.says({ type: 'door', role: 'guest', password: null });
  at.socket.cut();
  at.clock.pass(300);
  expect(at.sockets).toHaveLength(6);
});

test('a heartbeat that nothing answers ends the connection; a PONG or any message keeps it', () => {
  const at = aControl();
  at.socket.accept();
  at.clock.pass(PING_INTERVAL_MS);
  expect(at.socket.pings).toBe(1);
  at.socket.saysText(PONG);
  at.clock.pass(PING_INTERVAL_MS);
  at.socket.says({
    type: 'rules',
    rules: {
      entry: 'open',
      locked: false,
      limit: 100,
      allowed: { microphone: true, camera: true, screen: true, chat: true },
    },
  });
  at.clock.pass(PING_INTERVAL_MS - 1);
  expect(at.sockets).toHaveLength(1);
  at.clock.pass(1 + 6_000 + 300);
  expect(at.sockets).toHaveLength(2);
});

test('a hidden page whose timers run once a minute keeps its connection', () => {
  const at = aControl();
  at.socket.accept();
  for (let minute = 0; minute < 5; minute++) {
    at.clock.pass(PING_INTERVAL_MS);
    at.socket.saysText(PONG);
  }
  expect(at.sockets).toHaveLength(1);
  expect(at.socket.pings).toBe(5);
});

test('when the network or the page comes back, nobody waits for the next attempt', () => {
  const at = aControl();
  at.clock.chance = 0.999;
  for (let i = 0; i < 5; i++) {
    at.socket.cut();
    at.clock.pass(8_000);
  }
  at.socket.cut();
  at.window.dispatchEvent(new Event('online'));
  expect(at.sockets).toHaveLength(7);
  at.socket.cut();
  at.document.dispatchEvent(new Event('visibilitychange'));
  expect(at.sockets).toHaveLength(8);
});

test('a page that comes back finds out at once whether its connection still lives', () => {
  const at = aControl();
  at.socket.accept();
  at.document.dispatchEvent(new Event('visibilitychange'));
  expect(at.socket.pings).toBe(1);
  at.clock.pass(6_000 + 300);
  expect(at.sockets).toHaveLength(2);
});

test('an attempt that hangs is given up and made anew', () => {
  const at = aControl();
  at.clock.pass(10_000 + 300);
  expect(at.sockets).toHaveLength(2);
});

test.each([
  [CLOSE.protocol, 'outdated'],
  [CLOSE.elsewhere, 'elsewhere'],
  [CLOSE.ended, 'ended'],
] as const)('close code %i is final', (code, final) => {
  const at = aControl();
  at.socket.accept();
  at.socket.cut(code);
  at.clock.pass(60_000);
  at.window.dispatchEvent(new Event('online'));
  expect(at.finals).toEqual([final]);
  expect(at.sockets).toHaveLength(1);
});

test('answers find their requests, and a cut answers those that are open', async () => {
  const at = aControl();
  expect(await at.control.request({ type: 'leave' })).toEqual({ type: 'lost' });
  at.socket.accept();
  const one = at.control.request({ type: 'sfuLost', epoch: 1 });
  const two = at.control.request({ type: 'setPassword', password: null });
  const three = at.control.request({ type: 'leave' });
  const [first, second] = at.socket.messages.map((message) => ('id' in message ? message.id : 0));
  expect(second).toBeGreaterThan(first ?? 0);
  at.socket.says({ type: 'refused', re: second ?? 0, code: 'host_only' });
  at.socket.says({ type: 'done', re: first ?? 0 });
  at.socket.cut();
  expect(await one).toMatchObject({ type: 'done' });
  expect(await two).toMatchObject({ type: 'refused', code: 'host_only' });
  expect(await three).toEqual({ type: 'lost' });
});
