import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import type { PendingCall } from '../../call/CallPort.ts';
import type { Meeting, Participant } from '../../call/Meeting.ts';
import { Stage } from './Stage.tsx';

/** As long as its effects take to run, so that they are ended, too. */
const REHEARSAL_MS = 100;
const EXTRAS: readonly Participant[] = ['a', 'b'].map((seat) => ({
  seat,
  displayName: seat,
  role: 'guest',
  self: seat === 'a',
  presence: 'present',
}));
let rehearsed = false;

/**
 * Draws the stage once where nobody sees it, while one is still at the door: the first time takes far longer than the
 * second, which is on the way from a click on Join to the first picture (npm run bench -- join). It ends with the door at
 * the latest: it hears keys that are meant for the stage itself.
 */
function rehearse(meeting: Meeting): void {
  const isAtDoor = () => meeting.phase.value.kind === 'door';
  if (rehearsed || !isAtDoor()) return;
  rehearsed = true;
  const nowhere = document.createElement('div');
  const call: PendingCall = { state: signal('idle'), port: signal(null), enter() {}, leave() {} };
  render(<Stage meeting={{ ...meeting, people: signal(EXTRAS) }} call={call} />, nowhere);
  const stop = effect(() => {
    if (!isAtDoor()) render(null, nowhere);
  });
  setTimeout(() => {
    stop();
    render(null, nowhere);
  }, REHEARSAL_MS);
}

/** What a page of a meeting loads at the door. */
export const OpeningStage = Object.assign(Stage, { rehearse });
