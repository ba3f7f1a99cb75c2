import { signal } from '@preact/signals';
import { afterEach, expect, test, vi } from 'vitest';
import type { CreateCall, LocalTracks } from '../../../web/call/CallPort.ts';
import { deferredCall } from '../../../web/call/deferredCall.ts';
import { fakeCall } from '../../support/gallery/fakeCall.ts';
import { settled } from './aVisit.ts';
import { FakeClock } from './FakeClock.ts';

afterEach(() => vi.restoreAllMocks());

const local: LocalTracks = {
  camera: signal(null),
  microphone: signal(null),
  microphoneMuted: signal(false),
  toggleMicrophone: () => {},
  speaker: signal(''),
};
const media = (epoch: number) => ({ epoch, url: '/', token: `token-${epoch}` });

function aCall() {
  const entered: number[] = [];
  const call = fakeCall();
  call.state.value = 'connecting';
  const create: CreateCall = () => ({ ...call, enter: ({ epoch }) => void entered.push(epoch) });
  return { create, entered, state: call.state };
}

test('media entered before the code is there are entered when it comes', async () => {
  const { create, entered, state } = aCall();
  const { promise, resolve } = Promise.withResolvers<CreateCall>();
  const call = deferredCall(
    () => promise,
    local,
    new FakeClock(),
    () => {},
  );
  expect(call.state.value).toBe('idle');
  call.enter(media(1));
  call.enter(media(2));
  expect(call.state.value).toBe('connecting');
  resolve(create);
  await settled();
  expect(entered).toEqual([2]);
  state.value = 'connected';
  expect(call.state.value).toBe('connected');
});

test('code that cannot be loaded counts as lost media, and the next media try again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { create, entered } = aCall();
  const clock = new FakeClock();
  const lost: number[] = [];
  let network = false;
  const load = () => (network ? Promise.resolve(create) : Promise.reject(new TypeError('Failed to fetch')));
  const call = deferredCall(load, local, clock, (epoch) => void lost.push(epoch));
  call.enter(media(1));
  await settled();
  clock.pass(2_000);
  expect(lost).toEqual([1]);
  network = true;
  call.enter(media(1));
  await settled();
  expect(entered).toEqual([1]);
});

test('nothing is loaded for a call that was left', async () => {
  const { create, entered } = aCall();
  const { promise, resolve } = Promise.withResolvers<CreateCall>();
  const call = deferredCall(
    () => promise,
    local,
    new FakeClock(),
    () => {},
  );
  call.enter(media(1));
  call.leave();
  resolve(create);
  await settled();
  expect(entered).toEqual([]);
});
