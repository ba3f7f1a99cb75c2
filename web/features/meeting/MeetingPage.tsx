import { untracked, useComputed, useSignalEffect } from '@preact/signals';
import type { HostSession } from '../../call/HostSession.ts';
import type { DisplayNameMemory, Meeting } from '../../call/Meeting.ts';
import { whenIdle } from '../../call/whenIdle.ts';
import { Door } from '../door/Door.tsx';
import { Later } from '../Later.tsx';
import { parts } from '../parts.ts';

interface MeetingPageProps {
  meeting: Meeting;
  session: HostSession;
  nameMemory: DisplayNameMemory;
  goHome(): void;
}

/** The screen for each phase of a visit to a meeting. */
export function MeetingPage({ meeting, session, nameMemory, goHome }: MeetingPageProps) {
  const over = useComputed(() => meeting.phase.value.kind === 'over');
  useSignalEffect(() => {
    const ended = over.value;
    // Untracked: what the devices themselves read and write must not bring this about again.
    untracked(() => (ended ? meeting.devices.stop() : meeting.devices.start()));
  });
  useSignalEffect(() => {
    // At the door the stage is fetched ahead, after what the door itself needs.
    const { kind } = meeting.phase.value;
    const stage = parts.stage.part.value;
    if (kind === 'door') whenIdle(stage.kind === 'ready' ? () => stage.value.rehearse(meeting) : parts.stage.load);
    // Fetched while there is a network: one may be leaving because there is none.
    if (kind === 'call') whenIdle(parts.end.load);
  });
  const phase = meeting.phase.value;
  const reload = () => location.reload();
  switch (phase.kind) {
    case 'connecting':
    case 'door':
      return <Door meeting={meeting} session={session} nameMemory={nameMemory} goHome={goHome} />;
    case 'call':
      return <Later page part={parts.stage} props={{ meeting, call: phase.call }} />;
    case 'over':
      return (
        <Later part={parts.end} props={{ reason: phase.reason, rejoin: () => meeting.rejoin(), reload, goHome }} />
      );
  }
}
