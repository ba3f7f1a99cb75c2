import { expect, test } from 'vitest';
import { obeyHost } from '../../../web/features/stage/obeyHost.ts';
import { ANN, aVisit, person } from './aVisit.ts';

test('what a host has silenced is off here too, and may be switched on again', async () => {
  const visit = aVisit();
  await visit.toCall();
  const { devices } = visit.meeting;
  obeyHost(visit.meeting);
  expect(devices.microphoneMuted.value).toBe(false);
  visit.socket.says({ type: 'silenced', what: 'microphone' });
  visit.socket.says({ type: 'silenced', what: 'microphone' });
  expect(devices.microphoneMuted.value).toBe(true);
  expect(visit.meeting.silenced.value).toMatchObject({ what: 'microphone' });
  devices.toggleMicrophone();
  expect(devices.microphoneMuted.value).toBe(false);
});

test('what guests may not send is off, stays off, and is not on by itself when they may', async () => {
  const visit = aVisit();
  await visit.toCall();
  const { devices } = visit.meeting;
  obeyHost(visit.meeting);
  const rules = (microphone: boolean) =>
    visit.socket.says({
      type: 'rules',
      rules: {
        entry: 'open',
        locked: false,
        limit: 100,
        allowed: { microphone, camera: true, screen: true, chat: true },
      },
    });
  rules(false);
  expect(devices.microphoneMuted.value).toBe(true);
  devices.toggleMicrophone();
  expect(devices.microphoneMuted.value).toBe(true);
  rules(true);
  expect(devices.microphoneMuted.value).toBe(true);
  devices.toggleMicrophone();
  expect(devices.microphoneMuted.value).toBe(false);
});

test('what guests may not send is no matter of a host, as long as they are one', async () => {
  const visit = aVisit();
  const allowed = { microphone: false, camera: false, screen: false, chat: true };
  const rules = { entry: 'open', locked: false, limit: 100, allowed } as const;
  await visit.toCall({ people: [{ ...person(ANN, 'Ann'), role: 'host' }], rules });
  const { devices } = visit.meeting;
  obeyHost(visit.meeting);
  expect(devices.microphoneMuted.value).toBe(false);
  visit.socket.says({ type: 'person', person: person(ANN, 'Ann') });
  expect(devices.microphoneMuted.value).toBe(true);
});
