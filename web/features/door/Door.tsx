import type { HostSession } from '../../call/HostSession.ts';
import type { DisplayNameMemory, Meeting } from '../../call/Meeting.ts';
import { words } from '../../i18n/i18n.ts';
import { Header } from '../../ui/Header.tsx';
import { HostStatus } from '../host/HostStatus.tsx';
import { Later } from '../Later.tsx';
import { parts } from '../parts.ts';
import { DoorForm } from './DoorForm.tsx';
import { Preview } from './Preview.tsx';

interface DoorProps {
  meeting: Meeting;
  session: HostSession;
  nameMemory: DisplayNameMemory;
  goHome(): void;
}

export function Door({ meeting, session, nameMemory, goHome }: DoorProps) {
  const t = words();
  const phase = meeting.phase.value;
  const door = phase.kind === 'door' ? phase.door : null;
  return (
    <div class="page">
      <Header goHome={goHome} />
      <main class="door">
        <Preview devices={meeting.devices} still={meeting.entering} />
        <section class="door-entry">
          <h1 class="meeting-name">{meeting.name}</h1>
          <DoorForm meeting={meeting} nameMemory={nameMemory} />
          <div class="door-host">
            {session.hostName.value === null && <p class="note">{t.guestAtDoor}</p>}
            <HostStatus session={session} onChange={() => meeting.reidentify()} />
          </div>
          {door?.role === 'host' && <Later part={parts.entryCard} props={{ meeting }} />}
          {session.testCertificate.value && <Later part={parts.testCertificate} props={{}} />}
        </section>
        <section class="door-devices">
          <details onToggle={parts.settings.load}>
            <summary>
              <h2>{t.settings}</h2>
            </summary>
            {parts.settings.part.value.kind === 'ready' && (
              <Later part={parts.settings} props={{ devices: meeting.devices }} />
            )}
          </details>
        </section>
      </main>
    </div>
  );
}
