import { expect, test } from 'vitest';
import { obeyHost } from '../../../web/features/stage/obeyHost.ts';
import { aSharing } from './aSharing.ts';
import { ANN, aVisit, person } from './aVisit.ts';

test('what a host has silenced is off here too, and may be switched on again', async () => {
  const visit = aVisit();
  await visit.toCall();
  const { devices } = visit.meeting;
  obeyHost(visit.meeting, aSharing().sharing);
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
  obeyHost(visit.meeting, aSharing().sharing);
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
  obeyHost(visit.meeting, aSharing().sharing);
  expect(devices.microphoneMuted.value).toBe(false);
  visit.socket.says({ type: 'person', person: person(ANN, 'Ann') });
  expect(devices.microphoneMuted.value).toBe(true);
});

test('a screen that a host has ended is shared no more, and may be shared again', async () => {
  const visit = aVisit();
  await visit.toCall();
  const { sharing, start } = aSharing();
  obeyHost(visit.meeting, sharing);
  const { video } = await start();
  visit.socket.says({ type: 'silenced', what: 'screen' });
  expect(sharing.screen.value).toBeNull();
  expect(video.readyState).toBe('ended');
  expect(sharing.trouble.value).toBe('silenced');
  await start();
  expect(sharing.screen.value).not.toBeNull();
  expect(sharing.trouble.value).toBeNull();
});

test('where guests may not share, what they share ends, also what they choose at that moment', async () => {
  const visit = aVisit();
  await visit.toCall();
  const { sharing, start, choose } = aSharing();
  obeyHost(visit.meeting, sharing);
  await start();
  const started = sharing.start;
  const rules = (screen: boolean) =>
    visit.socket.says({
      type: 'rules',
      rules: {
        entry: 'open',
        locked: false,
        limit: 100,
        allowed: { microphone: true, camera: true, screen, chat: true },
      },
    });
  rules(false);
  expect(sharing.screen.value).toBeNull();
  expect(sharing.trouble.value).toBe('forbidden');
  rules(true);
  expect(sharing.screen.value).toBeNull();
  const asked = started();
  rules(false);
  const { video } = choose();
  await asked;
  expect(sharing.screen.value).toBeNull();
  expect(video.readyState).toBe('ended');
});
