import { afterEach, expect, test, vi } from 'vitest';

// The stage is rehearsed once in a page's life: this is a page of its own.
vi.resetModules();
const { act } = await import('preact/test-utils');
const { aDoor, fakeMeeting, inCall } = await import('../../support/gallery/fakeMeeting.ts');
const { fakeCall } = await import('../../support/gallery/fakeCall.ts');
const { page } = await import('./aStage.tsx');
const { clear, names, show } = await import('./screen.tsx');

afterEach(clear);

test('a key that is pressed on the stage is for it alone, however shortly after the rehearsal', async () => {
  const meeting = fakeMeeting();
  meeting.phase.value = aDoor();
  const listening = vi.spyOn(document, 'addEventListener');
  await show(page(meeting));
  const isRehearsed = () => expect(listening).toHaveBeenCalledWith('keydown', expect.anything());
  await vi.waitFor(isRehearsed, { timeout: 10_000, interval: 5 });
  listening.mockRestore();
  await act(() => void (meeting.phase.value = inCall(fakeCall([]))));
  expect(names('toolbar')).toEqual(['Meeting controls']);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(names('dialog')).toEqual(['Keyboard shortcuts']), 10_000);
});
