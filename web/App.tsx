import { useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { displayNameMemory } from './call/displayNameMemory.ts';
import { createDevices } from './call/createDevices.ts';
import { createMeeting } from './call/createMeeting.ts';
import type { HostSession } from './call/HostSession.ts';
import { Later } from './features/Later.tsx';
import { parts } from './features/parts.ts';
import { Landing } from './features/landing/Landing.tsx';
import { MeetingPage } from './features/meeting/MeetingPage.tsx';
import type { Router } from './features/route/createRouter.ts';
import { words } from './i18n/i18n.ts';

interface AppProps {
  router: Router;
  session: HostSession;
}

export function App({ router, session }: AppProps) {
  const { route, goHome, openMeeting } = router;
  useSignalEffect(() => {
    const t = words();
    // The operator's page has a title of its own, in words of its own.
    if (route.value.kind === 'fleet') return;
    document.title = route.value.kind === 'meeting' ? t.meetingTitle(route.value.name) : t.title;
  });
  const shown = route.value;
  switch (shown.kind) {
    case 'landing':
      return <Landing session={session} open={openMeeting} goHome={goHome} />;
    case 'fleet':
      return <Later page part={parts.fleet} props={{ goHome }} />;
    case 'invalid':
      return <Later page part={parts.invalidName} props={{ code: shown.code, goHome }} />;
    case 'meeting':
      return <Visit key={shown.name} name={shown.name} session={session} goHome={goHome} />;
  }
}

/** One visit to one meeting: made when its page is shown, freed when another is. */
function Visit({ name, session, goHome }: { name: string; session: HostSession; goHome(): void }) {
  const meeting = useMemo(() => createMeeting({ name, devices: createDevices() }), [name]);
  useEffect(
    () => () => {
      meeting.dispose();
      meeting.devices.stop();
    },
    [meeting],
  );
  return <MeetingPage meeting={meeting} session={session} nameMemory={displayNameMemory} goHome={goHome} />;
}
