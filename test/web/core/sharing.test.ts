import { expect, test } from 'vitest';
import { shareSupport } from '../../../web/features/stage/shareSupport.ts';
import { aSharing } from './aSharing.ts';

test('what is chosen is shared, as text at first, until one stops: then nothing is captured any more', async () => {
  const { sharing, start } = aSharing();
  const { video, audio } = await start();
  expect(sharing.screen.value).toEqual({ video, audio, content: 'text' });
  sharing.stop();
  expect(sharing.screen.value).toBeNull();
  expect([video.readyState, audio?.readyState]).toEqual(['ended', 'ended']);
  expect(sharing.trouble.value).toBeNull();
});

test('to choose nothing in the picker is no trouble, and one may be asked again', async () => {
  const visit = aSharing();
  const asked = visit.sharing.start();
  visit.answer({ kind: 'cancelled' });
  await asked;
  expect(visit.sharing.screen.value).toBeNull();
  expect(visit.sharing.trouble.value).toBeNull();
  await visit.start();
  expect(visit.pickers).toBe(2);
});

test('the picker opens once, however often one presses', async () => {
  const visit = aSharing();
  void visit.sharing.start();
  void visit.sharing.start();
  await visit.start();
  void visit.sharing.start();
  expect(visit.pickers).toBe(1);
});

test('the browser’s own stop, or the end of the window, ends it; the end of its sound alone does not', async () => {
  const { sharing, start } = aSharing();
  const { video, audio } = await start();
  audio?.end();
  expect(sharing.screen.value).toEqual({ video, audio: null, content: 'text' });
  video.end();
  expect(sharing.screen.value).toBeNull();
  // What ends after the next has begun is none of its business.
  const next = await start({ sound: false });
  video.end();
  expect(sharing.screen.value).toMatchObject({ video: next.video });
});

test('text or film: the same tracks, and the choice holds for the next time', async () => {
  const { sharing, start } = aSharing();
  const { video, audio } = await start();
  sharing.expect('film');
  expect(sharing.screen.value).toEqual({ video, audio, content: 'film' });
  sharing.stop();
  await start();
  expect(sharing.screen.value?.content).toBe('film');
});

test('why it did not work is said for a while, and no longer than until the next try', async () => {
  const { sharing, start, answer, clock } = aSharing();
  const asked = sharing.start();
  answer({ kind: 'failed', trouble: 'system' });
  await asked;
  expect(sharing.trouble.value).toBe('system');
  clock.pass(60_000);
  expect(sharing.trouble.value).toBeNull();
  sharing.tell('none');
  await start();
  expect(sharing.trouble.value).toBeNull();
});

test('leaving ends it, also where the picker is still open', async () => {
  const first = aSharing();
  const { video } = await first.start();
  first.sharing[Symbol.dispose]();
  expect(video.readyState).toBe('ended');

  const second = aSharing();
  const asked = second.sharing.start();
  second.sharing[Symbol.dispose]();
  const late = second.choose();
  await asked;
  expect([late.video.readyState, late.audio?.readyState]).toEqual(['ended', 'ended']);
  expect(second.sharing.screen.value).toBeNull();
});

test('what a browser can share is known before it is asked', () => {
  const devices = (constraints: object, change: object = { getDisplayMedia: () => {} }) =>
    ({ getSupportedConstraints: () => constraints, ...change }) as unknown as MediaDevices;
  const page = (allowed?: boolean) =>
    (allowed === undefined ? {} : { featurePolicy: { allowsFeature: () => allowed } }) as Document;
  const chromium = { suppressLocalAudioPlayback: true };
  expect(shareSupport(devices(chromium), page(true))).toBe('sound');
  expect(shareSupport(devices({}), page())).toBe('picture');
  expect(shareSupport(devices({}, {}), page())).toBe('none');
  expect(shareSupport(undefined, page())).toBe('none');
  expect(shareSupport(devices(chromium), page(false))).toBe('frame');
});
