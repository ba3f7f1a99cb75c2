import { expect, vi } from 'vitest';
import type { VideoFeed } from '../../../web/call/CallPort.ts';
import type { Meeting } from '../../../web/call/Meeting.ts';
import { MeetingPage } from '../../../web/features/meeting/MeetingPage.tsx';
import { fakeCall, fakePeer } from '../../support/gallery/fakeCall.ts';
import { aPerson, fakeMeeting, inCall } from '../../support/gallery/fakeMeeting.ts';
import { fakeSession } from '../../support/gallery/fakeSession.ts';
import { names, show } from './screen.tsx';

/** A feed that notes in which elements it plays. */
export function aFeed() {
  const playing = new Set<HTMLVideoElement>();
  const feed: VideoFeed = {
    attach(element) {
      playing.add(element);
      return () => void playing.delete(element);
    },
  };
  return { feed, playing };
}

export const ada = aPerson('s_0', 'Ada', { self: true, role: 'host' });
export const grace = aPerson('s_1', 'Grace');
const nameMemory = { load: () => 'Ada', save: () => {} };

export const page = (meeting: Meeting) => (
  <MeetingPage meeting={meeting} session={fakeSession()} nameMemory={nameMemory} goHome={() => {}} />
);

/** Ada and Grace in a call. */
export async function stage(role: 'host' | 'guest' = 'host') {
  const peer = fakePeer('s_1');
  const call = fakeCall([peer]);
  const meeting = fakeMeeting();
  meeting.people.value = [{ ...ada, role }, grace];
  meeting.phase.value = inCall(call);
  await show(page(meeting));
  // Its code is loaded first, which on a busy machine takes a while.
  await vi.waitFor(() => expect(names('toolbar')).toEqual(['Meeting controls']), 10_000);
  return { meeting, call, peer };
}
