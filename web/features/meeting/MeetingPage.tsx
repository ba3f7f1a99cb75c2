import { useSignalEffect } from '@preact/signals';
import type { HostSession } from '../../call/HostSession.ts';
import type { DisplayNameMemory, Meeting } from '../../call/Meeting.ts';
import { words } from '../../i18n/i18n.ts';
import { Door } from '../door/Door.tsx';
import { End } from '../end/End.tsx';
import { stagePart } from './stagePart.ts';

interface MeetingPageProps {
  meeting: Meeting;
  session: HostSession;
  nameMemory: DisplayNameMemory;
  goHome(): void;
}

/** The screen for each phase of a visit to a meeting. */
export function MeetingPage({ meeting, session, nameMemory, goHome }: MeetingPageProps) {
  useSignalEffect(() => {
    const over = meeting.phase.value.kind === 'over';
    if (over) meeting.devices.stop();
    else meeting.devices.start();
  });
  useSignalEffect(() => {
    // At the door the stage is fetched ahead, after what the door itself needs.
    if (meeting.phase.value.kind === 'door') whenIdle(stagePart.load);
    else if (meeting.phase.value.kind === 'call') stagePart.load();
  });
  const phase = meeting.phase.value;
  const part = stagePart.part.value;
  const reload = () => location.reload();
  switch (phase.kind) {
    case 'connecting':
    case 'door':
      return <Door meeting={meeting} session={session} nameMemory={nameMemory} goHome={goHome} />;
    case 'call':
      if (part.kind === 'failed') return <End reason="outdated" rejoin={reload} reload={reload} goHome={goHome} />;
      if (part.kind === 'waiting') return <Loading />;
      return <part.value meeting={meeting} call={phase.call} host={phase.role === 'host'} />;
    case 'over':
      return <End reason={phase.reason} rejoin={() => meeting.rejoin()} reload={reload} goHome={goHome} />;
  }
}

function Loading() {
  return (
    <main class="message">
      <p role="status">{words().loading}</p>
    </main>
  );
}

/** Safari has no requestIdleCallback. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 2000 });
  else setTimeout(act, 200);
}
